import { expect, it } from 'vitest'
import type { EnterpriseRecord } from '../api/files'
import { enterpriseFacts } from './facts'

it('shows what is known of an enterprise, and no more', () => {
  const record = { uscc: '91000000MA0002CF1U', name: '甲', industry_code: '1951', scale: 'above', trade_quota: false, listing: 'none', status: 'stopped', address: '', park_name: null } as EnterpriseRecord
  expect(enterpriseFacts(record, (key) => key)).toEqual([
    { name: 'field.uscc', value: '91000000MA0002CF1U' }, { name: 'field.industry_code', value: 'industry.1951' },
    { name: 'field.scale', value: 'scale.above' }, { name: 'field.trade_quota', value: 'no' },
    { name: 'field.listing', value: 'listing.none' }, { name: 'field.status', value: 'status.stopped' },
  ])
})
