/** Words of the review of schemes. */
export default {
  review: { title: '审查' },
}
