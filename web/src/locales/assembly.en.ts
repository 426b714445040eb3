import type zh from './assembly.zh-CN'

const assembly: typeof zh = {
  renewal: { title: 'Redevelopment', hint: 'land taken together, before and after, and the way through review', parts: 'parts of redevelopment', find: 'Find land', sites: 'Sites', cases: 'Reviews', programme: 'Programme' },
}
export default assembly
