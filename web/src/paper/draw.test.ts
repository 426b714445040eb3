import type { Feature } from 'geojson'
import { describe, expect, it } from 'vitest'
import type { Shape } from '../api/types'
import { degreeAt, draw, metres, roundDown, roundUp, widened } from './draw'

const square = (west: number, south: number, side: number, code = 'P'): Feature<Shape, { code: string }> => ({
  type: 'Feature', properties: { code },
  geometry: { type: 'Polygon', coordinates: [[[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]] },
})

describe('a map on paper', () => {
  it('measures degrees as PostGIS does on the ellipsoid', () => {
    // st_distance of geographies at 118.5, 24.7 over 0.01 degrees
    expect(degreeAt(24.7).lon / 100).toBeCloseTo(1011.93828976, 4)
    expect(degreeAt(24.705).lat / 100).toBeCloseTo(1107.68512848, 3)
  })
  it.each([[1, 1], [1.01, 2], [2, 2], [2.3, 2.5], [3.1, 4], [501, 1000], [5000, 5000]])('has round scales: %d is held by %d', (least, scale) => expect(roundUp(least)).toBe(scale))
  it.each([[1, 1], [9, 5], [0.3, 0.2], [1999, 1000], [2000, 2000]])('has round bars: at most %d is %d', (most, m) => expect(roundDown(most)).toBe(m))
  it('is true to its scale, north up and in the middle of its frame', () => {
    const plan = draw([square(118.5, 24.7, 0.001)], [118.5, 24.7, 118.501, 24.701], { width: 180, height: 120 })
    expect(plan.scale).toBe(1000)
    const [, x1, y1, x2, , x3, y3] = /M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)/.exec(plan.shapes[0]!.path)!.map(Number)
    expect(x2! - x1!).toBeCloseTo(101.19, 1) // 101.2 m at 1:1000
    expect(y1! - y3!).toBeCloseTo(110.77, 1)
    expect((x1! + x3!) / 2).toBeCloseTo(90, 1)
    expect(y3!).toBeLessThan(y1!)
    expect(plan.shapes[0]!.at.map(Math.round)).toEqual([90, 60])
  })
  it('has a bar whose length on paper is its length on the ground', () => {
    const { bar, scale } = draw([], [118.5, 24.7, 118.52, 24.71], { width: 180, height: 120 })
    expect(bar.mm * scale).toBeCloseTo(bar.m * 1000, 6)
    expect(bar.mm).toBeLessThanOrEqual(45)
    expect([metres(bar.m), metres(2000)]).toEqual(['500 m', '2 km'])
  })
  it('leaves away what lies outside', () => {
    const plan = draw([square(118.5, 24.7, 0.001, 'in'), square(118.6, 24.7, 0.001, 'out')], widened([118.5, 24.7, 118.501, 24.701], 50), { width: 180, height: 120 })
    expect(plan.shapes.map((shape) => shape.properties.code)).toEqual(['in'])
  })
  it('draws holes and all parts of a shape', () => {
    const ring = square(0, 0, 1).geometry.coordinates[0] as number[][]
    const shape: Feature<Shape, null> = { type: 'Feature', properties: null, geometry: { type: 'MultiPolygon', coordinates: [[ring, ring], [ring]] } }
    expect(draw([shape], [0, 0, 1, 1], { width: 10, height: 10 }).shapes[0]!.path.match(/M/g)).toHaveLength(3)
  })
})
