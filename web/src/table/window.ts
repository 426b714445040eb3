/** Height of a row in pixels, as the style sheet has it. */
export const ROW_HEIGHT = 30
const MARGIN = 8

/** Which rows of a long table are in sight, and how much room the others take above and below. */
export function range(rows: number, top: number, height: number): { from: number; to: number; before: number; after: number } {
  const from = Math.max(0, Math.min(rows, Math.floor(top / ROW_HEIGHT) - MARGIN))
  const to = Math.min(rows, Math.ceil((top + height) / ROW_HEIGHT) + MARGIN)
  return { from, to, before: from * ROW_HEIGHT, after: (rows - to) * ROW_HEIGHT }
}
