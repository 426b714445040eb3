import { describe, expect, it } from 'vitest'
import { industryName, useName } from './names'
import { inEnglish } from './units'

describe('names of codes', () => {
  it.each([
    ['3431', '通用设备制造业'], ['C1951', '皮革、毛皮、羽毛及其制品和制鞋业'], ['51', '批发业'], ['9999', undefined], ['', undefined], ['3', undefined], ['制鞋', undefined],
  ])('industry %s', (code, want) => expect(industryName(code)?.zh).toBe(want))
  it.each([
    ['0601', '工业用地'], ['m1', '一类工业用地'], ['R21', '二类居住用地'], ['10010101', '一类工业用地'], ['0802', undefined], ['M1/W1', undefined], ['工业用地', undefined], ['06', undefined],
  ])('use %s', (code, want) => expect(useName(code)?.zh).toBe(want))
  it('speak English too', () => expect([industryName('1763')?.en, useName('W1')?.en]).toEqual(['Textiles', 'Logistics and storage class 1']))
})

describe('units in English', () => {
  it.each([
    ['户', 'holder'], ['万元/亩', '10,000 yuan/mu'], ['万元/吨标煤', '10,000 yuan/tce'], ['吨标煤/万元', 'tce/10,000 yuan'], ['%', '%'],
    ['mean of 3 known of 3 years: 3.42 < 5 万元/亩', 'mean of 3 known of 3 years: 3.42 < 5 × 10,000 yuan/mu'], ['亩均税收', '亩均税收'],
  ])('%s', (text, want) => expect(inEnglish(text)).toBe(want))
})
