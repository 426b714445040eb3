/** Tables as CSV that Excel and WPS open as they are: UTF-8 with its mark, CRLF, quotes where needed. Pure. */
export type Cell = string | number | null | undefined

/** A text that a spreadsheet would take for a formula is kept a text. */
function field(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csv(rows: Cell[][]): string {
  return '\ufeff' + rows.map((row) => row.map(field).join(',') + '\r\n').join('')
}
