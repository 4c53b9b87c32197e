// The places of a case as they stand on one view of the map, whatever the day: where, how large.

import { type GeoProjection, geoPath } from 'd3-geo'
import type { Case } from '../record/record.ts'
import type { Place } from '../record/types.ts'
import type { Course } from './course.ts'
import { spread } from './spread.ts'
import { circle, EARTH_KM, type Located, type Size } from './view.ts'

/** Places that are not a point are drawn as wide as they are known, never as a dot. */
const POINTS: readonly Place['kind'][] = ['point']
export const RADIUS = 10
/** Marks of a case with more places than this are smaller. */
const MANY = 80
const SMALL = 6
const LEAST_AREA = 13
/** An area no wider than this is a mark like that of a point. */
export const WIDE = 30
/** What a siege's ring adds to a mark. */
export const RING = 4

export interface Pin {
  course: Course
  x: number
  y: number
  /** Where the place is, if its mark had to step aside. */
  from: { x: number; y: number } | null
  /** Of the mark, in pixels; an area's is that of its circle. */
  radius: number
  isArea: boolean
  /** The circle within which a point lies, where that is wider than its mark. */
  within: string | null
}

export const isArea = (place: Place | null): boolean =>
  place !== null && !POINTS.includes(place.kind)

export function located(
  { lat, lon }: Pick<Course, 'lat' | 'lon'>,
  place: Place | null,
): Located | null {
  return lat === null || lon === null ? null : { lat, lon, radius_km: place?.radius_km ?? null }
}

/** Pins on the map or near its edge: areas first and the widest of them, so that none is covered. */
export function pinsOf(
  courses: readonly Course[],
  record: Case,
  projection: GeoProjection,
  size: Size,
): Pin[] {
  const radius = courses.length > MANY ? SMALL : RADIUS
  const pins = courses.flatMap(
    (course) => pinOf(course, record.place(course.place.id), projection, radius) ?? [],
  )
  const seen = pins.filter((pin) => isSeen(pin, size))
  const wide = seen.filter(isWide).sort((one, other) => other.radius - one.radius)
  return [...wide, ...apart(seen.filter((pin) => !isWide(pin)))]
}

function pinOf(
  course: Course,
  place: Place | null,
  projection: GeoProjection,
  radius: number,
): Pin | null {
  const at = located(course, place)
  const point = at && projection([at.lon, at.lat])
  if (!at || !point) return null
  const [x, y] = point
  const wide = pixels(at, projection)
  if (isArea(place)) {
    return {
      course,
      x,
      y,
      from: null,
      radius: Math.max(wide, LEAST_AREA),
      isArea: true,
      within: null,
    }
  }
  const within = wide > radius ? ring(at, projection) : null
  return { course, x, y, from: null, radius, isArea: false, within }
}

/** Whether marks and names may stand on an area. */
export const isWide = ({ isArea, radius }: Pin): boolean => isArea && radius > WIDE

/** A mark with the ring of a siege around it, whether or not there is one on this day. */
export const reach = ({ radius, course }: Pin): number =>
  radius + (course.isEverBesieged ? RING : 0)

/** Within an area, farther in than its rim, there is nothing of it to see. */
function isSeen({ x, y, radius }: Pin, { width, height }: Size): boolean {
  const farthest = Math.hypot(Math.max(x, width - x), Math.max(y, height - y))
  const isNear = x > -radius && x < width + radius && y > -radius && y < height + radius
  return isNear && farthest > radius
}

/** Small marks step aside for those that most accounts speak of, which stay where they are. */
function apart(pins: readonly Pin[]): Pin[] {
  const ranked = [...pins].sort((one, other) => other.course.accounts - one.course.accounts)
  const moved = spread(ranked.map((pin) => ({ ...pin, radius: reach(pin) })))
  return ranked
    .map((pin, at) => {
      const to = moved[at] ?? pin
      const isMoved = Math.hypot(to.x - pin.x, to.y - pin.y) > 1
      return { ...pin, ...to, from: isMoved ? { x: pin.x, y: pin.y } : null }
    })
    .reverse()
}

/** A place's radius in pixels: Mercator stretches it by the latitude. */
function pixels({ lat, radius_km }: Located, projection: GeoProjection): number {
  return ((radius_km ?? 0) / EARTH_KM) * (projection.scale() / Math.cos((lat * Math.PI) / 180))
}

const ring = (at: Located, projection: GeoProjection): string =>
  geoPath(projection).digits(1)(circle(at, at.radius_km ?? 0)) ?? ''
