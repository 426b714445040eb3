/** Words of the search for land that can be taken together. */
export default {
  renewal: { title: '工改工', hint: '把相邻的地放在一起，算清前后账，送审到底', parts: '工改工内容', find: '找地块', sites: '再开发地块', cases: '审查', programme: '项目总览' },
}
