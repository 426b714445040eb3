import { expect, it } from 'vitest'
import type { YearFigures } from '../api/files'
import { drawnFigures, yearOption } from './yearOption'

const colors = { ink: '#111', line: '#222', output: '#333', tax: '#444' }

it('orders the years and leaves a gap where nothing is known', () => {
  const years = [{ year: 2020, output_per_mu: 4, tax_per_mu: 0 }, { year: 2018, output_per_mu: null, tax_per_mu: 2 }] as YearFigures[]
  const option = yearOption(years, colors, (key) => key)
  expect(option.xAxis.data).toEqual(['2018', '2020'])
  expect(option.series.map((line) => line.data)).toEqual([[null, 4], [2, 0]])
})

it('draws no line for a figure that no year has', () => {
  const years = [{ year: 2020, output_per_mu: null, tax_per_mu: 3 }] as YearFigures[]
  const option = yearOption(years, colors, (key) => key)
  expect(option.series.map((line) => [line.name, line.yAxisIndex])).toEqual([['metric.tax_per_mu', 0]])
  expect(option.yAxis).toHaveLength(1)
})

it('has nothing to draw where no year has a figure', () => {
  const nothing = { output_cny: 5, tax_cny: null, employees: 3, output_per_mu: null, tax_per_mu: null }
  expect(drawnFigures([{ year: 2020, ...nothing }, { year: 2019, ...nothing }])).toEqual([])
  expect(drawnFigures([{ year: 2020, ...nothing, tax_per_mu: 0 }])).toEqual(['tax_per_mu'])
})
