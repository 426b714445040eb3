import { describe, expect, it } from 'vitest'
import { landSaid } from './columns'

const say = (key: string, values?: Record<string, unknown>) => `${key} ${Object.values(values ?? {}).join(' ')}`.trim()

describe('the land of a promise', () => {
  it.each([
    ['of an agreement is its parcel', { site_name: null, parcel_codes: ['P-1'] }, 'P-1'],
    ['of a review is its site', { site_name: '东片', parcel_codes: ['P-1', 'P-2'] }, 'promise.of_site 东片 2'],
    ['of an enterprise is none', { site_name: null, parcel_codes: [] }, null],
  ])('%s', (_, one, want) => expect(landSaid(one, say)).toBe(want))
})
