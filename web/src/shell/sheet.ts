/** The three heights of the sheet on a phone, in percent of the window. */
export const SHEET_HEIGHTS = [22, 52, 92]

/** Height of the sheet in pixels, as far as there is a map beside it: full covers everything, so half counts. */
export function sheetHeight(step: number, windowHeight: number): number {
  return (Math.min(SHEET_HEIGHTS[step] ?? 52, 52) / 100) * windowHeight
}

/** The step whose height is nearest. */
export function nearestStep(percent: number): number {
  const distance = (height: number) => Math.abs(height - percent)
  return SHEET_HEIGHTS.reduce((best, height, i) => (distance(height) < distance(SHEET_HEIGHTS[best]!) ? i : best), 0)
}
