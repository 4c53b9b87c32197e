import { geoArea } from 'd3-geo'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readLayer, UnfitError } from '../src/map/geojson.ts'

const collection = (...geometries: unknown[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
  })
const degree = fc.double({ min: -60, max: 60, noNaN: true })

it('draws an area and not the rest of the world, whichever way its ring runs', () => {
  fc.assert(
    fc.property(degree, degree, fc.boolean(), (x, y, isReversed) => {
      const ring = [
        [x, y],
        [x + 2, y],
        [x + 2, y + 2],
        [x, y + 2],
        [x, y],
      ]
      const coordinates = [isReversed ? [...ring].reverse() : ring]
      const [own] = readLayer(collection({ type: 'Polygon', coordinates }))
      expect(own && geoArea(own.shape)).toBeLessThan(0.01)
    }),
  )
})

it('answers anything with shapes or with one sentence', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      try {
        expect(readLayer(text).length).toBeGreaterThan(0)
      } catch (error) {
        expect(error).toBeInstanceOf(UnfitError)
      }
    }),
  )
})
