import { geoArea } from 'd3-geo'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Labelled, placeLabels } from '../src/map/labels.ts'
import { insetOf, layersOf } from '../src/map/layers.ts'
import { edge, sector } from '../src/map/shapes.ts'
import { spread } from '../src/map/spread.ts'
import {
  circle,
  EARTH_KM,
  type Located,
  middleOf,
  panned,
  projectionOf,
  scaleBar,
  viewOf,
  zoomed,
} from '../src/map/view.ts'

const SIZE = { width: 800, height: 500 }
const at = (lat: number, lon: number, radius_km: number | null = null): Located => ({
  lat,
  lon,
  radius_km,
})
const places = fc.array(
  fc.record({
    lat: fc.double({ min: -70, max: 70, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    radius_km: fc.constantFrom(null, 2, 80),
  }),
  { minLength: 1, maxLength: 6 },
)

describe('a view', () => {
  it('holds every place of a case, wherever it lies', () => {
    fc.assert(
      fc.property(places, (all) => {
        const project = projectionOf(viewOf(all, SIZE), SIZE)
        for (const { lat, lon } of all) {
          const [x, y] = project([lon, lat]) ?? [-1, -1]
          expect(x).toBeGreaterThan(-1)
          expect(x).toBeLessThan(SIZE.width + 1)
          expect(y).toBeGreaterThan(-1)
          expect(y).toBeLessThan(SIZE.height + 1)
        }
      }),
    )
  })

  it('goes the shorter way round the world', () => {
    expect(middleOf([179, -179])).toBeCloseTo(-180)
    expect(middleOf([10, 30])).toBeCloseTo(20)
    expect(middleOf([])).toBe(0)
    const view = viewOf([at(-17, 179), at(-18, -179)], SIZE)
    expect(scaleBar(view, SIZE).km).toBeLessThan(200)
  })

  it('keeps the land around a lone town', () => {
    expect(scaleBar(viewOf([at(46, 7)], SIZE), SIZE).km).toBeLessThanOrEqual(100)
  })

  it('keeps what is under the pointer while it comes nearer', () => {
    const view = viewOf([at(34, 38), at(36, 40)], SIZE)
    const before = projectionOf(view, SIZE).invert?.([200, 150])
    const after = projectionOf(zoomed(view, SIZE, 3, [200, 150]), SIZE).invert?.([200, 150])
    expect(after?.[0]).toBeCloseTo(before?.[0] ?? 0)
    expect(after?.[1]).toBeCloseTo(before?.[1] ?? 0)
  })

  it('never leaves the world', () => {
    const view = panned(viewOf([at(0, 0)], SIZE), SIZE, 1e9, -1e9)
    const [[lon, lat] = [0, 0]] = [projectionOf(view, SIZE).invert?.([400, 250]) ?? [0, 0]]
    expect(Math.abs(lon)).toBeLessThanOrEqual(180)
    expect(Math.abs(lat)).toBeLessThanOrEqual(86)
  })
})

it('draws a circle as wide as it is in kilometres', () => {
  const steradians = geoArea(circle(at(60, 20), 50))
  expect(Math.sqrt((steradians * EARTH_KM ** 2) / Math.PI)).toBeCloseTo(50, 0)
})

it.each([1, 50, 2000, 100_000])('gives the scale in a round number at %s', (scale) => {
  const { km, pixels } = scaleBar({ turn: 0, scale, x: 400, y: 250 }, SIZE)
  expect(String(km)).toMatch(/^(0\.0*)?[125]0*$/)
  expect(pixels).toBeLessThanOrEqual(130)
  expect(pixels).toBeGreaterThan(50)
  expect(pixels * (EARTH_KM / scale)).toBeCloseTo(km, 5)
})

it('has the finer lines only where it is near enough and looks there', () => {
  const near = projectionOf(viewOf([at(34.5, 38.3)], SIZE), SIZE)
  expect(insetOf(near, SIZE)?.rivers).toMatch(/^M/)
  expect(insetOf(projectionOf(viewOf([at(50, 3)], SIZE), SIZE), SIZE)).toBeNull()
  expect(insetOf(projectionOf(viewOf([], SIZE), SIZE), SIZE)).toBeNull()
})

it.each([
  ['Flanders', at(50.85, 2.9)],
  ['the Chaco', at(-21, -60.5)],
  ['Fiji', at(-17.8, 178)],
  ['the Amur', at(50.3, 127.5)],
])('has land on the map of %s', (_, place) => {
  expect(layersOf(projectionOf(viewOf([place], SIZE), SIZE)).land).toMatch(/^M/)
})

it('parts marks that would cover one another', () => {
  const dots = fc.array(fc.record({ x: fc.nat(60), y: fc.nat(60), radius: fc.constant(10) }), {
    maxLength: 4,
  })
  fc.assert(
    fc.property(dots, (all) => {
      const moved = spread(all)
      moved.forEach((one, index) => {
        for (const other of moved.slice(index + 1)) {
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(19)
        }
      })
    }),
  )
  expect(spread([{ x: 5, y: 5, radius: 10 }])).toEqual([{ x: 5, y: 5 }])
})

describe('labels', () => {
  const mark = (x: number, y: number, ...lines: string[]): Labelled => ({
    x,
    y,
    radius: 10,
    isArea: false,
    lines,
  })

  it('stand at the right, or at the left of a mark by the edge', () => {
    const labels = placeLabels([mark(100, 100, 'Ypres'), mark(790, 100, 'Lille')], SIZE)
    expect(labels.map((label) => label?.anchor)).toEqual(['start', 'end'])
  })

  it('lose their second line, then the whole, where there is no room', () => {
    const crowd = Array.from({ length: 12 }, (_, index) =>
      mark(400, 250 + index * 2, `Redoubt ${index}`, 'a garrison'),
    )
    const labels = placeLabels(crowd, SIZE)
    expect(labels[0]?.lines).toHaveLength(2)
    expect(labels).toContain(null)
  })
})

it('cuts a mark into sectors that close on one another', () => {
  expect(sector(0, 2, 10)).toBe('M0,0L0,10A10,10 0 0 1 0,-10Z')
  expect(edge(3, 3, 10)).toBe(edge(0, 3, 10))
})
