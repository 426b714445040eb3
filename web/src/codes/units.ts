const UNITS: [string, string][] = [
  ['亿元', '100m CNY'], ['万元', '10k CNY'], ['元', 'CNY'], ['公顷', 'ha'], ['亩', 'mu'], ['吨标煤', 'tce'], ['千克', 'kg'], ['吨', 't'],
  ['立方米', 'm³'], ['平方米', 'm²'], ['千瓦时', 'kWh'], ['人', 'person'], ['户', 'holder'], ['家', 'firm'],
]
const words = new Map(UNITS)
const one = UNITS.map(([zh]) => zh).join('|')
const NOT_HAN = '(?![\\u4e00-\\u9fff])'
const unit = new RegExp(`(?<![\\u4e00-\\u9fff])(?<=(\\d )?)(${one})(?:/(${one}))?${NOT_HAN}`, 'g')

/** A unit, or the units inside a sentence, as an English reader knows them; other words stay. A unit that begins with a number is a factor of the one before it. */
export function inEnglish(text: string): string {
  return text.replace(unit, (_, number: string | undefined, over: string, under?: string) => {
    const word = [over, under].flatMap((name) => (name ? [words.get(name)!] : [])).join('/')
    return number && /^\d/.test(word) ? `× ${word}` : word
  })
}
