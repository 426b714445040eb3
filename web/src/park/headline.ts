/** The headline figures of a zone, as tiles. Pure. */
import type { Headline, Maybe } from '../api/types'
import { count, decimal, mu, perMu, percent, yi } from '../format/format'
import type { Say } from '../ledger/columns'

export interface Tile {
  name: string
  value: string
  unit: string
}

/** Totals of a zone or of one kind of management. */
export function tiles(headline: Headline, say: Say): Tile[] {
  const unit = (key: string, n?: Maybe<number>) => say(`unit.${key}`, { n })
  return [
    { name: say('parks.parks'), value: count(headline.park_count), unit: unit('park', headline.park_count) },
    { name: say('parks.parcels'), value: count(headline.parcel_count), unit: unit('parcel', headline.parcel_count) },
    { name: say('parks.area'), value: mu(headline.area_mu), unit: unit('mu') },
    { name: say('parks.enterprises'), value: count(headline.enterprise_count), unit: unit('enterprise', headline.enterprise_count) },
    { name: say('parks.above'), value: count(headline.above_size_count), unit: unit('enterprise', headline.above_size_count) },
    { name: say('parks.trade'), value: count(headline.trade_quota_count), unit: unit('enterprise', headline.trade_quota_count) },
    { name: say('parks.listed'), value: count(headline.listed_or_preparing_count), unit: unit('enterprise', headline.listed_or_preparing_count) },
    { name: say('parks.above_output'), value: yi(headline.above_size_output_cny), unit: unit('yi') },
    { name: say('parks.tax'), value: yi(headline.tax_cny), unit: unit('yi') },
    { name: say('parks.over_100m'), value: count(headline.output_over_100m_count), unit: unit('enterprise', headline.output_over_100m_count) },
    { name: say('parks.over_1b'), value: count(headline.output_over_1b_count), unit: unit('enterprise', headline.output_over_1b_count) },
    { name: say('metric.output_per_mu'), value: perMu(headline.output_per_mu), unit: unit('wan_per_mu') },
    { name: say('metric.tax_per_mu'), value: perMu(headline.tax_per_mu), unit: unit('wan_per_mu') },
  ]
}

/** An area in square metres, as square kilometres. */
export const km2 = (area_m2: Maybe<number>) => decimal(typeof area_m2 === 'number' ? area_m2 / 1e6 : null, 2)

/** Shares of a whole in the order given, without the empty ones. */
export function shares(amounts: Partial<Record<string, number>> | null | undefined, bands: { key: string; color: string }[], name: (key: string) => string) {
  const total = bands.reduce((sum, band) => sum + (amounts?.[band.key] ?? 0), 0)
  return bands
    .filter((band) => (amounts?.[band.key] ?? 0) > 0)
    .map((band) => {
      const share = amounts![band.key]! / total
      return { key: band.key, color: band.color, name: name(band.key), share, text: percent(share) }
    })
}
