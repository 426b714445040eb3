import type zh from './review.zh-CN'

const review: typeof zh = {
  review: { title: 'Review' },
}
export default review
