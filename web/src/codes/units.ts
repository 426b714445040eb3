/** Units as English readers know them; the server has the same. Figures stay those that the documents name, so money is counted in tens of thousands, as in China's yearbooks. */
const UNITS: [string, string][] = [
  ['亿元', '100 million yuan'], ['万元', '10,000 yuan'], ['元', 'yuan'], ['公顷', 'ha'], ['亩', 'mu'], ['吨标煤', 'tce'], ['千克', 'kg'], ['吨', 't'],
  ['立方米', 'm³'], ['平方米', 'm²'], ['千瓦时', 'kWh'], ['年', 'years'], ['人', 'person'], ['户', 'holder'], ['家', 'firm'],
  ['宗', 'parcel'], ['层', 'storey'], ['㎡', 'm²'],
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
