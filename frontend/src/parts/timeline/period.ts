// A period of days chosen on a scale: by dragging over it, or a day at a time by its two ends.

import { dateOf, dayOf, isDay } from '../../map/days.ts'
import type { Scale } from './scale.ts'

/** The first and the last day, both within. */
export interface Period {
  first: number
  last: number
}

/** The days that filters name, as far as they name whole days; open sides are the window's. */
export function periodOf(from: string, to: string, scale: Scale): Period | null {
  if (from === '' && to === '') return null
  const first = isDay(from) ? dayOf(from) : scale.first
  const last = isDay(to) ? dayOf(to) : scale.last - 1
  return first > last ? null : { first, last }
}

/** The days between two places on a chart, given as shares of its width, in either order. */
export function dragged(one: number, other: number, scale: Scale): Period {
  const day = (share: number) =>
    Math.floor(scale.first + Math.min(Math.max(share, 0), 0.99999) * (scale.last - scale.first))
  return { first: day(Math.min(one, other)), last: day(Math.max(one, other)) }
}

/** Move one end by some days; it pushes the other along rather than pass it. */
export function moved(period: Period, end: 'first' | 'last', by: number): Period {
  const day = period[end] + by
  return end === 'first'
    ? { first: day, last: Math.max(day, period.last) }
    : { first: Math.min(day, period.first), last: day }
}

export const asFilter = ({ first, last }: Period): { from: string; to: string } => ({
  from: dateOf(first),
  to: dateOf(last),
})
