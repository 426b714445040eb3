import { createExpression, validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { METRICS } from '../state/view'
import { bandsOf, edgesFrom } from './bands'
import { bandColor, layers, style } from './layers'
import { FLAT, TONES } from './overlay'
import { DARK, LIGHT } from './palette'
import { patterns } from './patterns'

const scene = (metric: (typeof METRICS)[number], palette = LIGHT) => ({
  palette, bands: bandsOf(metric, edgesFrom(null)), parcel: 'P1', land: ['P1', 'P2'], park: 'wuli', overlay: FLAT,
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
  it('draws every tone of the overlay in its own way', () => {
    const fill = layers(scene('grade')).find((layer) => layer.id === 'overlay-fill')!
    const compiled = createExpression((fill.paint as Record<string, unknown>)['fill-opacity'], 'fill-opacity')
    if (compiled.result !== 'success') throw new Error('the expression does not compile')
    const opacity = TONES.map((tone) => compiled.value.evaluate({ zoom: 14 }, { type: 'Polygon', properties: { tone } } as never))
    expect(new Set(opacity).size).toBe(TONES.length)
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

describe('names on the map', () => {
  const rgb = (color: string): number[] =>
    color.startsWith('#') ? [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16)) : (color.match(/[\d.]+/g) ?? []).map(Number)
  const light = (color: string) => {
    const [r, g, b] = rgb(color).slice(0, 3).map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  const contrast = (a: string, b: string) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05)
  type Text = Record<'text-color' | 'text-halo-color', string> & Record<'text-halo-width' | 'text-halo-blur', number>
  const texts = (palette: typeof LIGHT) => layers(scene('grade', palette)).filter((layer) => layer.type === 'symbol').map((layer) => [layer.id, layer.paint as unknown as Text] as const)

  it.each([['light', LIGHT], ['dark', DARK]])('stand out from their halo, and the halo is whole, in the %s theme', (_, palette) => {
    for (const [id, paint] of texts(palette)) {
      expect([id, contrast(paint['text-color'], paint['text-halo-color']) > 9]).toEqual([id, true])
      expect([id, (rgb(paint['text-halo-color'])[3] ?? 1) >= 0.85]).toEqual([id, true])
      expect([id, paint['text-halo-width'] - paint['text-halo-blur'] >= 1]).toEqual([id, true])
    }
  })
  it.each([['light', LIGHT], ['dark', DARK]])('are darker than the parcels that they lie on, their halos lighter, in the %s theme', (_, palette) => {
    const [, paint] = texts(palette).find(([id]) => id === 'parcel-label')!
    const fills = METRICS.flatMap((metric) => bandsOf(metric, edgesFrom(null)).map((band) => light(band.color)))
    const mean = fills.reduce((sum, one) => sum + one, 0) / fills.length
    expect(light(paint['text-halo-color'])).toBeGreaterThan(mean)
    expect(light(paint['text-color'])).toBeLessThan(mean)
  })
})
