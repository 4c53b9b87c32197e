// A reader's own layer: GeoJSON (RFC 7946) taken apart into shapes that d3 draws, or one sentence.

import type { Feature, Geometry, Polygon, Position } from 'geojson'

/** One feature as drawn: its name, if it has one, and its shape. */
export interface Own {
  name: string
  shape: Geometry
}

/** Why a file is no layer. */
export class UnfitError extends Error {}

const MOST = 200_000
const NAMES = ['name', 'title', 'Name', 'NAME', 'label']
const DEGREES = 'its coordinates are no degrees of longitude and latitude (WGS 84)'

/** The shapes of a layer, those without geometry left out. Throws UnfitError. */
export function readLayer(text: string): Own[] {
  const found = featuresOf(parsed(text)).flatMap(({ properties, geometry }) =>
    parts(geometry).map((shape) => ({ name: nameOf(properties), shape })),
  )
  if (found.length === 0) throw new UnfitError('nothing in it can be drawn')
  return found
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (isThing(value)) return value
  } catch {
    throw new UnfitError('it is no JSON; only GeoJSON can be drawn')
  }
  throw new UnfitError('it is no GeoJSON')
}

function featuresOf(whole: Record<string, unknown>): Pick<Feature, 'properties' | 'geometry'>[] {
  if (whole.type === 'FeatureCollection') {
    const features = Array.isArray(whole.features) ? whole.features : []
    return features.filter(isThing).map(featureOf)
  }
  return [whole.type === 'Feature' ? featureOf(whole) : featureOf({ geometry: whole })]
}

const featureOf = ({ properties, geometry }: Record<string, unknown>) => ({
  properties: isThing(properties) ? properties : {},
  geometry: geometry as Geometry,
})

/** What of a geometry can be drawn, collections taken apart. */
function parts(geometry: Geometry | null): Geometry[] {
  if (!isThing(geometry)) return []
  if (geometry.type === 'GeometryCollection') {
    const inner = Array.isArray(geometry.geometries) ? geometry.geometries : []
    return inner.flatMap((one) => (isThing(one) && 'coordinates' in one ? parts(one) : []))
  }
  const depth = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2 }[
    geometry.type as 'Point'
  ]
  if (depth === undefined && geometry.type !== 'MultiPolygon') {
    throw new UnfitError('it is no GeoJSON')
  }
  check(geometry.coordinates, depth ?? 3)
  if (geometry.type === 'Polygon') return [wound(geometry)]
  if (geometry.type !== 'MultiPolygon') return [geometry]
  return geometry.coordinates.map((coordinates) => wound({ type: 'Polygon', coordinates }))
}

/** Hold positions to what they must be; a drawing of too many would stop the page. */
function check(coordinates: unknown, depth: number): void {
  let count = 0
  const walk = (value: unknown, level: number): void => {
    if (!Array.isArray(value)) throw new UnfitError('it is no GeoJSON')
    if (level > 0) {
      for (const one of value) walk(one, level - 1)
      return
    }
    const [lon, lat] = value as unknown[]
    const isDegrees = (one: unknown, most: number) =>
      typeof one === 'number' && Math.abs(one) <= most
    if (!isDegrees(lon, 180) || !isDegrees(lat, 90)) throw new UnfitError(DEGREES)
    count++
    if (count > MOST) throw new UnfitError(`it has more than ${MOST.toLocaleString('en')} points`)
  }
  walk(coordinates, depth)
}

/** Outlines clockwise and holes the other way, as d3 has them and RFC 7946 has not. */
function wound({ coordinates }: Polygon): Polygon {
  const rings = coordinates.map((ring, at) =>
    isClockwise(ring) === (at === 0) ? ring : [...ring].reverse(),
  )
  return { type: 'Polygon', coordinates: rings }
}

function isClockwise(ring: readonly Position[]): boolean {
  let twice = 0
  ring.forEach(([x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] as Position
    twice += (nextX - x) * (nextY + y)
  })
  return twice > 0
}

function nameOf(properties: Feature['properties']): string {
  const found = NAMES.map((name) => properties?.[name]).find((value) => value != null)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}

function isThing(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
