// How long something lasts, as honestly as its bounds say: where it surely is, where it may be, and
// from where on it is only carried on.

import { dayOf } from '../../map/days.ts'
import type { Scale } from './scale.ts'

export interface Bounds {
  start_min: string | null
  start_max: string | null
  end_min: string | null
  end_max: string | null
  last_evidence?: string | null
}

/** Days, each at its morning: it may be from `from`, surely is from `surely` to `until`. */
export interface Stretch {
  from: number
  surely: number
  until: number
  to: number
  /** No bound on this side is known: the edge is soft, and stands for no day. */
  openStart: boolean
  /** After this morning there is no evidence. */
  carried: number
}

/** Null where no bound and no evidence gives a day. `next`: what follows ends what is carried on. */
export function stretch(bounds: Bounds, next: number | null = null): Stretch | null {
  const { start_min, start_max, end_min, end_max } = bounds
  const [startMin, startMax] = [morning(start_min), morning(start_max)]
  const [endMin, endMax] = [evening(end_min), evening(end_max)]
  const evidence = evening(bounds.last_evidence ?? null)
  const seen = morning(bounds.last_evidence ?? null)
  const surely = startMax ?? seen ?? startMin ?? (endMin === null ? null : endMin - 1)
  if (surely === null) return null
  const openEnd = endMax === null
  const carried = evidence ?? endMin ?? (openEnd ? surely + 1 : Number.POSITIVE_INFINITY)
  const to = Math.max(endMax ?? next ?? Number.POSITIVE_INFINITY, surely)
  const until = openEnd ? to : (endMin ?? Math.min(carried, to))
  // Where it may have ended before it surely began, no day is sure: the middle is only likeliest.
  const middle = (surely + until) / 2
  return {
    from: Math.min(startMin ?? surely, surely, middle),
    surely: Math.min(surely, middle),
    until: Math.max(until, middle),
    to: Math.max(to, until),
    openStart: startMin === null,
    carried: Math.max(carried, surely),
  }
}

const morning = (date: string | null): number | null => (date === null ? null : dayOf(date))
const evening = (date: string | null): number | null => (date === null ? null : dayOf(date) + 1)

/** A stretch on a scale: where its bar stands, and the mask that makes its ends soft. */
export interface Drawn {
  left: number
  width: number
  mask: string
}

/** Null where the window does not show it. An open start is soft over `SOFT` per cent of the chart. */
export function draw(one: Stretch, scale: Scale): Drawn | null {
  const soft = ((scale.last - scale.first) * SOFT) / 100
  const from = one.openStart ? one.from - soft : one.from
  if (from >= scale.last || one.to <= scale.first) return null
  const left = scale.at(from)
  const width = scale.at(one.to) - left
  const part = (day: number) => (width === 0 ? 0 : (100 * (scale.at(day) - left)) / width)
  const faint = 'rgb(0 0 0 / 35%)'
  const [surely, until, carried] = [part(one.surely), part(one.until), part(one.carried)]
  const stops = [`${from < scale.first && one.surely <= scale.first ? '#000' : 'transparent'} 0%`]
  stops.push(`#000 ${surely}%`)
  if (carried < until) stops.push(`#000 ${carried}%`, `${faint} ${carried}%`)
  const shade = carried < until ? faint : '#000'
  stops.push(`${shade} ${until}%`)
  if (until < 100) stops.push('transparent 100%')
  return { left, width, mask: `linear-gradient(to right, ${stops.join(', ')})` }
}

const SOFT = 25

/** Put stretches into as few rows as keep them apart; each goes to the first row that has room. */
export function pack<Item>(
  items: readonly Item[],
  extent: (item: Item) => readonly [start: number, end: number],
): Item[][] {
  const rows: { items: Item[]; end: number }[] = []
  for (const item of [...items].sort((a, b) => extent(a)[0] - extent(b)[0])) {
    const [start, end] = extent(item)
    const row = rows.find((one) => one.end <= start)
    if (row) {
      row.items.push(item)
      row.end = end
    } else rows.push({ items: [item], end })
  }
  return rows.map((row) => row.items)
}
