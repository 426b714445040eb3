import { expect, it } from 'vitest'
import { placeOf } from './place'

const known = ['area', 'consent_parcels', 'consents', 'promises', 'promise_target', 'department', 'items', 'document_on']
const words = { say: (key: string, named: Record<string, unknown> = {}) => [key.replace('review.', ''), ...Object.values(named)].join(' '), knows: (key: string) => known.includes(key.replace('review.', '')) }

it.each([
  ['document_on', 'document_on'],
  ['fields.contact', '<contact>'],
  ['consents', 'consents'],
  ['consents[0]', 'line_of 1 consents'],
  ['consents[1].parcel_codes', 'line_of 2 consent_parcels'],
  ['consents[1].area_m2', 'line_of 2 area'],
  ['promises[2].target', 'line_of 3 promise_target'],
  ['promises[2]', 'line_of 3 promises'],
  ['opinion.department', 'department'],
  ['opinion.items[3]', 'line_of 4 items'],
  ['something_else', 'something_else'],
])('%s', (path, said) => expect(placeOf(path, words, (name) => `<${name}>`)).toBe(said))
