import { expect, it } from 'vitest'
import { csv } from './csv'

it.each([
  ['marks itself as UTF-8', [['园区', 1.5]], '\ufeff园区,1.5\r\n'],
  ['quotes commas, quotes and breaks', [['a,b', 'say "x"', 'c\nd']], '\ufeff"a,b","say ""x""","c\nd"\r\n'],
  ['leaves missing cells empty and zero as zero', [[null, undefined, 0]], '\ufeff,,0\r\n'],
  ['starts no formula', [['=1+1', '-x', -3]], "\ufeff'=1+1,'-x,-3\r\n"],
])('%s', (_, rows, want) => expect(csv(rows)).toBe(want))
