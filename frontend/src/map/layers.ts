// The base map drawn for one view, as SVG path data.

import { land, region, waters } from 'virtual:basemap'
import { type GeoProjection, geoBounds, geoContains, geoPath } from 'd3-geo'
import type { Feature, Geometry } from 'geojson'
import { feature } from 'topojson-client'
import type { Box } from './labels.ts'
import type { Size } from './view.ts'

export interface Layers {
  land: string
  borders: string
  rivers: string
  lakes: string
}

export interface CountryName {
  name: string
  x: number
  y: number
  box: Box
}

/** REGION in finer lines, and the rectangle of the map in which they stand for the coarse ones. */
export interface Inset extends Layers {
  box: { x: number; y: number; width: number; height: number }
}

const world: Record<keyof Layers, Geometry> = {
  land: feature(land, land.objects.land).geometry,
  borders: feature(land, land.objects.borders).geometry,
  rivers: feature(waters, waters.objects.rivers).geometry,
  lakes: feature(waters, waters.objects.lakes).geometry,
}
/** Below this many pixels for a degree the coarse lines are as good, and rivers crowd. */
const FINE = 25
const RIVERS = 9
/** The size of a country's name. */
const LETTER = 9
const LINE = 22

export function layersOf(projection: GeoProjection): Layers {
  return drawn(projection, world)
}

export function insetOf(projection: GeoProjection, size: Size): Inset | null {
  const [west, south, east, north] = region.box
  const [left, top] = projection([west, north]) ?? [0, 0]
  const [right, bottom] = projection([east, south]) ?? [0, 0]
  // Where the edge of the map runs through the region, it is no rectangle.
  const isWhole = right > left && (right - left) / (east - west) >= FINE
  const isSeen = left < size.width && right > 0 && top < size.height && bottom > 0
  if (!isWhole || !isSeen) return null
  // A pixel less on each side hides the line along which the land was cut; whole pixels, the seam.
  const [x, y] = [Math.ceil(left) + 1, Math.ceil(top) + 1]
  const box = { x, y, width: Math.floor(right) - 1 - x, height: Math.floor(bottom) - 1 - y }
  return { box, ...drawn(projection, region) }
}

/** Names of the countries that have room for them, in the middle of what is seen of each. */
export function namesOf(projection: GeoProjection, size: Size): CountryName[] {
  const path = geoPath(projection)
  const degree = (projection.scale() * Math.PI) / 180
  return countries().flatMap(({ country, name, width }) => {
    const room = name.length * LETTER
    if (width * degree < room) return []
    const [[left, top], [right, bottom]] = path.bounds(country)
    if (right - left < room || bottom - top < LINE) return []
    const [x, y] = path.centroid(country)
    const isInside = x > room / 2 && x < size.width - room / 2 && y > LINE && y < size.height - LINE
    const at = isInside && projection.invert?.([x, y])
    // The middle of a bent country may lie in its neighbour.
    if (!at || !geoContains(country, at)) return []
    const box = { left: x - room / 2, right: x + room / 2, top: y - LINE / 2, bottom: y + 4 }
    return [{ name, x, y, box }]
  })
}

interface Country {
  country: Feature
  name: string
  /** In degrees, at the most. */
  width: number
}

let known: Country[] | null = null

function countries(): Country[] {
  known ??= feature(land, land.objects.countries).features.map((country) => {
    const [[west], [east]] = geoBounds(country)
    const width = east >= west ? east - west : east - west + 360
    return { country, name: country.properties.name, width }
  })
  return known
}

function drawn(projection: GeoProjection, lines: Record<keyof Layers, Geometry>): Layers {
  const path = geoPath(projection).digits(1)
  const drawRivers = (projection.scale() * Math.PI) / 180 >= RIVERS
  return {
    land: path(lines.land) ?? '',
    borders: path(lines.borders) ?? '',
    rivers: (drawRivers && path(lines.rivers)) || '',
    lakes: path(lines.lakes) ?? '',
  }
}
