/** The columns of enterprises near the line. Pure. */
import type { NearThreshold } from '../api/surveys'
import { decimal, percent, wan } from '../format/format'
import type { Column } from '../table/table'
import type { Words } from '../promise/columns'

/** A revenue in 万元; an estimated one always with its band. */
export const revenueSaid = ({ basis, revenue }: Pick<NearThreshold, 'basis' | 'revenue'>) =>
  basis === 'reported' ? wan(revenue.mid) : `${wan(revenue.mid)} [${wan(revenue.low)}–${wan(revenue.high)}]`

export function potentialColumns({ say, either }: Words): Column<NearThreshold>[] {
  const head = (name: string) => ({ name, title: say(`potential.${name}`) })
  return [
    { ...head('name'), value: (row) => row.name },
    { ...head('park'), value: (row) => row.park_name },
    { ...head('industry'), value: (row) => (row.industry_code ? say(`industry.${row.industry_code.replace(/^[A-Z]/, '').slice(0, 2)}`) : '') },
    { ...head('status'), value: (row) => (row.status ? say(`status.${row.status}`) : '') },
    { ...head('class'), value: (row) => say(`potential.${row.class}`) },
    { ...head('basis'), value: (row) => say(`potential.${row.basis}`) },
    { ...head('revenue'), unit: say('unit.wan'), digits: 1, value: (row) => row.revenue.mid / 1e4, cell: revenueSaid },
    { ...head('share'), digits: 3, value: (row) => row.share, cell: (row) => percent(row.share) },
    { ...head('reports'), value: (row) => row.reported.map(({ year, revenue_cny }) => `${year}: ${decimal(revenue_cny == null ? null : revenue_cny / 1e4, 0)}`).join(' · ') },
    { ...head('why'), value: (row) => either(row.why), hint: (row) => row.estimates.map((one) => either(one.formula)).join('\n') },
    { ...head('missing'), value: (row) => row.missing.map((name) => say(`lack.${name}`)).join(say('text.list')) },
  ]
}
