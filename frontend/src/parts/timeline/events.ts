// Dated claims as events on a scale, by when it happened or by when the page was published.

import type { Case } from '../../record/record.ts'
import { inWords } from '../../record/time.ts'
import type { ClaimRow, Polarity, TimelineRow } from '../../record/types.ts'
import type { Scale } from './scale.ts'
import { type Bounds, type Drawn, draw, pack, stretch } from './stretch.ts'

export type Clock = 'event' | 'publication'

export interface Happening {
  row: TimelineRow
  polarity: Polarity
  bounds: Bounds
  when: string
}

export interface DrawnHappening extends Happening {
  drawn: Drawn
  /** Too near the end for its words to stand behind it: they stand before it. */
  late: boolean
  /** So long that its words stand upon it. */
  over: boolean
  /** How far they may run, in per cent of the chart. */
  room: number
}

const DAY = /^\d{4}-\d\d-\d\d$/
// Room for the words of an event, in pixels; less would cut them to nothing.
const ROOM = 230

export function happenings(rows: readonly TimelineRow[], clock: Clock, held: Case): Happening[] {
  return rows.flatMap((row) => {
    const claim = held.claim(row.claim)
    const polarity = claim?.polarity ?? 'asserts'
    if (clock === 'event') {
      return hasDay(row) ? [{ row, polarity, bounds: asEvent(row), when: whenOf(row) }] : []
    }
    const told = toldOn(claim, held)
    if (told === null) return []
    return [{ row, polarity, bounds: asEvent({ ...row, ...on(told.day) }), when: told.words }]
  })
}

/** The day on which it was said, or else published, where that is a day. */
function toldOn(claim: ClaimRow | null, held: Case): { day: string; words: string } | null {
  const said = claim?.times.said?.edtf ?? null
  if (said !== null && DAY.test(said)) return { day: said, words: `said ${inWords(said)}` }
  const day = held.source(claim?.document ?? null)?.reading.document.published ?? null
  return day !== null && DAY.test(day) ? { day, words: `published ${inWords(day)}` } : null
}

const hasDay = (row: TimelineRow): boolean =>
  [row.start_min, row.start_max, row.end_min, row.end_max].some((date) => date !== null)

const on = (day: string) => ({ start_min: day, start_max: day, end_min: day, end_max: day })

/** An event ends on the day on which it begins, unless something else is known. */
function asEvent(row: TimelineRow): Bounds {
  const start = row.start_max ?? row.start_min ?? row.end_min ?? row.end_max
  return {
    start_min: row.start_min,
    start_max: row.start_max ?? row.start_min ?? row.end_max,
    end_min: row.end_min ?? row.start_min ?? start,
    end_max: row.end_max ?? start,
  }
}

export function whenOf({ start_min, start_max, end_min, end_max }: TimelineRow): string {
  const [first, last] = [start_min ?? start_max, end_max ?? end_min ?? start_max]
  if (first === null) return last === null ? 'day not stated' : `by ${inWords(last)}`
  if (last === null || first === last) return inWords(first) ?? ''
  return `${inWords(first)} to ${inWords(last)}`
}

/** The events that the window shows, in as few rows as leave room for their words. */
export function drawnRows(
  all: readonly Happening[],
  scale: Scale,
  width: number,
): DrawnHappening[][] {
  const drawn = all.flatMap((one): DrawnHappening[] => {
    const long = stretch(one.bounds)
    const shape = long && draw(long, scale)
    if (shape === null) return []
    const [before, behind] = [shape.left, 100 - shape.left - shape.width]
    const wanted = (100 * ROOM) / width
    const over = shape.width > Math.max(before, behind) && shape.width > wanted
    const late = !over && behind < Math.min(before, wanted)
    return [{ ...one, drawn: shape, over, late, room: over ? 100 : late ? before : behind }]
  })
  return pack(drawn, ({ drawn: { left, width: share }, late, over }) => {
    const [start, end] = [(left * width) / 100, ((left + share) * width) / 100 + 12]
    if (over) return [start, end]
    return late ? [start - ROOM, end] : [start, end + ROOM]
  })
}
