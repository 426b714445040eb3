import { expect, it } from 'vitest'
import type { Report } from '../api/files'
import { figuresOf, yearsOf } from './reports'

const reports = [
  { year: 2019, output_cny: 5, tax_cny: null, employees: 3, revenue_cny: null, energy_tce: 0 },
  { year: 2020, output_cny: null, tax_cny: 1, employees: null, revenue_cny: 7 },
] as Report[]

it('shows the figures that some year has; zero is one', () => expect(figuresOf(reports)).toEqual(['revenue_cny', 'energy_tce']))
it('has years without per-mu figures where nothing is judged', () => {
  expect(yearsOf(reports)[0]).toEqual({ year: 2019, output_cny: 5, tax_cny: null, employees: 3, output_per_mu: null, tax_per_mu: null })
})
