// What part of the world the map shows, as plain numbers; Mercator, so that a box of degrees is a
// rectangle and panning is a shift.

import { type GeoProjection, geoCircle, geoMercator } from 'd3-geo'
import type { Polygon } from 'geojson'

export const EARTH_KM = 6371.0088
const KM_PER_DEGREE = (Math.PI / 180) * EARTH_KM

export interface Size {
  width: number
  height: number
}

/** `scale` is pixels for a radian; `x` and `y` are where the equator meets the meridian `turn`. */
export interface View {
  turn: number
  scale: number
  x: number
  y: number
}

export interface Located {
  lat: number
  lon: number
  radius_km: number | null
}

/** A case of one town is shown with this much land around it. */
const LEAST_KM = 90
/** The nearest look: one pixel is 20 m. */
const NEAREST = EARTH_KM / 0.02

export function projectionOf({ turn, scale, x, y }: View, size: Size): GeoProjection {
  // No resampling: borders along a parallel are straight in Mercator, and it is faster.
  return geoMercator()
    .rotate([-turn, 0])
    .scale(scale)
    .translate([x, y])
    .precision(0)
    .clipExtent([
      [-9, -9],
      [size.width + 9, size.height + 9],
    ])
}

/** The view that holds all places with their circles, or the whole world where there is none. */
export function viewOf(places: readonly Located[], size: Size, least = LEAST_KM): View {
  const turn = middleOf(places.map(({ lon }) => lon))
  const around = places.map((place) => circle(place, Math.max(place.radius_km ?? 0, least)))
  if (around.length === 0) return farthest({ turn, scale: 1, x: 0, y: 0 }, size)
  const edge = Math.min(size.width, size.height) * 0.14
  const projection = geoMercator().rotate([-turn, 0])
  projection.fitExtent(
    [
      [edge, edge],
      [size.width - edge, size.height - edge],
    ],
    { type: 'MultiPolygon', coordinates: around.map(({ coordinates }) => coordinates) },
  )
  const [x, y] = projection.translate()
  return bounded({ turn, scale: projection.scale(), x, y }, size)
}

/** The middle of the shorter way round the world on which all longitudes lie. */
export function middleOf(longitudes: readonly number[]): number {
  const sorted = [...longitudes].sort((one, other) => one - other)
  let [widest, from] = [-1, 0]
  sorted.forEach((lon, index) => {
    const next = sorted[index + 1] ?? (sorted[0] as number) + 360
    if (next - lon > widest) [widest, from] = [next - lon, next]
  })
  const middle = from + (360 - widest) / 2
  return sorted.length === 0 ? 0 : ((((middle + 180) % 360) + 360) % 360) - 180
}

export function circle({ lat, lon }: Located, km: number): Polygon {
  return geoCircle()
    .center([lon, lat])
    .radius(km / KM_PER_DEGREE)
    .precision(4)()
}

/** Nearer by `factor`, with what is at a point of the map kept there. */
export function zoomed(view: View, size: Size, factor: number, at?: [number, number]): View {
  const [x, y] = at ?? [size.width / 2, size.height / 2]
  const scale = Math.min(NEAREST, Math.max(leastScale(size), view.scale * factor))
  const by = scale / view.scale
  return bounded({ ...view, scale, x: x + (view.x - x) * by, y: y + (view.y - y) * by }, size)
}

export function panned(view: View, size: Size, dx: number, dy: number): View {
  return bounded({ ...view, x: view.x + dx, y: view.y + dy }, size)
}

/** Keep some of the world in the window, and no more than the world. */
function bounded(view: View, size: Size): View {
  const scale = Math.max(view.scale, leastScale(size))
  if (scale !== view.scale) return farthest({ ...view, scale }, size)
  const half = Math.PI * scale
  const held = (value: number, length: number) => Math.min(Math.max(value, length - half), half)
  return { ...view, x: held(view.x, size.width), y: held(view.y, size.height) }
}

const leastScale = ({ width, height }: Size): number => Math.max(width, height) / (2 * Math.PI)

function farthest(view: View, size: Size): View {
  return { ...view, scale: leastScale(size), x: size.width / 2, y: size.height / 2 }
}

export interface Scale {
  km: number
  pixels: number
}

/** The longest round distance that fits, true at the middle of the map. */
export function scaleBar(view: View, size: Size, most = 130): Scale {
  const lat = projectionOf(view, size).invert?.([size.width / 2, size.height / 2])?.[1] ?? 0
  const kmPerPixel = (EARTH_KM / view.scale) * Math.cos((lat * Math.PI) / 180)
  const km = roundBelow(most * kmPerPixel)
  return { km, pixels: km / kmPerPixel }
}

/** 1, 2 or 5 times a power of ten. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([5, 2].find((times) => times * power <= value) ?? 1) * power
}
