import { describe, expect, it } from 'vitest'
import { linkAddress, sent, withGrant } from './roles'

describe('a line of roles', () => {
  const planner = { role: 'planner', zone_code: 'z', park_code: 'p' }
  it.each([
    ['an administrator is one everywhere', planner, { role: 'administrator' }, { role: 'administrator' }],
    ['a role of a park is in the zone that is shown', { role: 'planner' }, { role: 'park_officer' }, { role: 'park_officer', zone_code: 'shown' }],
    ['stays in its zone', planner, { role: 'park_officer' }, { role: 'park_officer', zone_code: 'z', park_code: 'p' }],
    ['in every zone is in no park', planner, { zone_code: '' }, { role: 'planner', zone_code: '', park_code: '' }],
    ['a reviewer is one of a department', { role: 'reviewer', zone_code: 'z' }, { department: 'tax' }, { role: 'reviewer', zone_code: 'z', department: 'tax', park_code: undefined }],
    ['another role is of none', { role: 'reviewer', zone_code: 'z', park_code: '', department: 'tax' }, { role: 'planner' }, { role: 'planner', zone_code: 'z', park_code: '' }],
  ])('%s', (_, before, change, after) => expect(withGrant([before], 0, change, 'shown')).toEqual([after]))
  it('leaves the others', () => expect(withGrant([planner, { role: 'approver' }], 1, { role: 'planner' }, 'z')[0]).toBe(planner))
  it('is sent without what is empty', () => expect(sent([{ role: 'planner', zone_code: '', park_code: '' }, planner])).toEqual([{ role: 'planner' }, planner]))
})

it('puts the token of a link where no server sees it', () => expect(new URL(linkAddress('http://a:1', 't0k')).hash).toBe('#link=t0k'))
