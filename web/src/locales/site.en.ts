import type zh from './site.zh-CN'

const site: typeof zh = {
  site: { title: 'Redevelopment sites' },
}
export default site
