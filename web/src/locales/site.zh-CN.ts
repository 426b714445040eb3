/** Words of redevelopment sites and their scenarios. */
export default {
  site: { title: '再开发地块' },
}
