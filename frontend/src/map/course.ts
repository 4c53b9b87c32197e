// A place through time. Between two of its turns nothing changes that is told of it, so that a day
// is looked up, and a mark whose place has no turn on that day is left as it is.

import { keyOfParty } from '../record/record.ts'
import type { ControlRow, Party } from '../record/types.ts'
import { after, daysAfter } from './days.ts'
import { AGES, accountOf, rowsByPlace, type Spot, spotOf } from './moment.ts'
import { inFew, OLDEST } from './words.ts'

const MOST_LINES = 3

export interface Course {
  place: Party
  lat: number | null
  lon: number | null
  /** How many accounts speak of the place. */
  accounts: number
  /** What may stand under its name on some day, the longest first: room is kept for it. */
  told: readonly string[]
  isEverBesieged: boolean
  on: (date: string) => Spot
}

/** The places of the rows, by one account or by all but the model's estimate. */
export const coursesOf = (rows: readonly ControlRow[], account: string | null): Course[] =>
  rowsByPlace(rows, account).map(courseOf)

function courseOf(rows: readonly ControlRow[]): Course {
  const turns = [...new Set(rows.flatMap(turnsOf))].sort()
  const known: Spot[] = []
  const on = (date: string): Spot => {
    const at = countUpTo(turns, date)
    known[at] ??= spotOf(rows, date)
    return known[at]
  }
  const { place, lat, lon } = rows.find((row) => row.lat !== null) ?? (rows[0] as ControlRow)
  return {
    place,
    lat,
    lon,
    accounts: new Set(rows.map((row) => keyOfParty(accountOf(row)))).size,
    told: toldOf(rows),
    isEverBesieged: rows.some(({ state }) => state === 'besieged'),
    on,
  }
}

function toldOf(rows: readonly ControlRow[]): string[] {
  const all = new Set(rows.map(({ state, holder }) => inFew(state, holder)))
  const longest = [...all].sort((one, other) => other.length - one.length)
  return [...longest.slice(0, MOST_LINES), OLDEST]
}

/** The days from which a row may stand otherwise than on the day before; see `phaseOn`. */
function turnsOf(row: ControlRow): string[] {
  const { start_min, start_max, end_min, end_max, last_evidence } = row
  const ages = last_evidence === null ? [] : AGES.map((days) => daysAfter(last_evidence, days + 1))
  const ends = [end_min, end_max, last_evidence].map(after)
  return [start_min, start_max, last_evidence, ...ends, ...ages].filter((date) => date !== null)
}

/** How many of the sorted dates are not later than `date`. */
export function countUpTo(sorted: readonly string[], date: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as string) <= date) low = middle + 1
    else high = middle
  }
  return low
}
