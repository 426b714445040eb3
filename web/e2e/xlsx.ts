/** Just enough of a reader of XLSX to see what an exported ledger holds. */
import { strFromU8, unzipSync } from 'fflate'

const unescape = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
const texts = (xml: string) => [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((match) => unescape(match[1]!)).join('')

/** The rows of the first sheet, each a list of texts. */
export function readSheet(file: Uint8Array): string[][] {
  const parts = unzipSync(file)
  const shared = [...strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array()).matchAll(/<si>(.*?)<\/si>/gs)].map((match) => texts(match[1]!))
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  return [...sheet.matchAll(/<row[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map((row) =>
    [...(row[1] ?? '').matchAll(/<c([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', body = '']) => {
      const value = /<v>([^<]*)<\/v>/.exec(body)?.[1] ?? ''
      return attributes.includes('t="s"') ? shared[Number(value)]! : body.includes('<is>') ? texts(body) : value
    }),
  )
}
