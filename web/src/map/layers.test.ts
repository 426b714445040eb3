import { createExpression, validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { METRICS } from '../state/view'
import { bandsOf, edgesFrom } from './bands'
import { bandColor, layers, style } from './layers'
import { DARK, LIGHT } from './palette'
import { patterns } from './patterns'

const scene = (metric: (typeof METRICS)[number], palette = LIGHT) => ({
  palette, bands: bandsOf(metric, edgesFrom(null)), parcel: 'P1', land: ['P1', 'P2'], park: 'wuli',
})

describe('style', () => {
  it.each(METRICS)('is valid for %s, light and dark', (metric) => {
    expect(validateStyleMin(style(scene(metric)) as StyleSpecification)).toEqual([])
    expect(validateStyleMin(style(scene(metric, DARK)) as StyleSpecification)).toEqual([])
  })
  it('loads nothing from elsewhere', () => {
    expect(JSON.stringify(style(scene('grade')))).not.toMatch(/https?:|glyphs|sprite/)
  })
  it('uses only patterns that exist', () => {
    const used = layers(scene('grade')).flatMap((layer) => ('paint' in layer ? [(layer.paint as Record<string, unknown>)['fill-pattern']] : []))
    const known = patterns().map((pattern) => pattern.id)
    expect(used.filter(Boolean).every((id) => known.includes(id as string))).toBe(true)
  })
  it('keeps parcels for zoom 13 and closer', () => {
    const low = layers(scene('grade')).filter((layer) => 'source' in layer && layer.source === 'parcels' && !((layer.minzoom ?? 0) >= 13))
    expect(low).toEqual([])
  })
  it('colours a feature by its band', () => {
    const compiled = createExpression(bandColor(scene('grade').bands, '#ff0000'), 'fill-color')
    if (compiled.result !== 'success') throw new Error('the expression does not compile')
    const colour = (band: string) => compiled.value.evaluate({ zoom: 14 }, { type: 'Polygon', properties: { band } } as never)
    expect([colour('A'), colour('nonsense')]).toEqual(['#1a7f5a', '#ff0000'])
  })
})

describe('patterns', () => {
  it('tile without a seam and differ', () => {
    const images = patterns()
    expect(new Set(images.map((image) => image.data.join())).size).toBe(images.length)
    for (const { width, height, data } of images) expect(data.length).toBe(width * height * 4)
  })
})
