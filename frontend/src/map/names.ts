// Names that stand beside small dots on the base map, as many as there is room for.

import type { GeoProjection } from 'd3-geo'
import { type Box, type Label, placeLabels } from './labels.ts'
import type { Size } from './view.ts'

export interface Named {
  name: string
  lat: number
  lon: number
}

export interface Dot {
  x: number
  y: number
  label: Label
}

export const DOT = 2
/** More names than this would hide what lies under them. */
const MOST = 70

/** The first of these that are seen and have room, in the order of right of way. */
export function dotsOf(
  named: readonly Named[],
  projection: GeoProjection,
  size: Size,
  taken: readonly Box[],
  most = MOST,
): Dot[] {
  const seen = named.flatMap(({ name, lat, lon }) => {
    const [x = -1, y = -1] = projection([lon, lat]) ?? []
    const isSeen = x > 0 && y > 0 && x < size.width && y < size.height
    return isSeen ? [{ x, y, radius: DOT, isArea: false, lines: [name] }] : []
  })
  const first = seen.slice(0, 3 * most)
  const labels = placeLabels(first, size, taken)
  return first
    .flatMap(({ x, y }, at) => {
      const label = labels[at]
      return label ? [{ x, y, label }] : []
    })
    .slice(0, most)
}
