// What a comparison of paces says in words, and where its counts stand in the chart.

import { dayOf } from '../../map/days.ts'
import type { Counted, Pace, TrendRow } from '../../record/trends.ts'
import { plural } from '../../record/words.ts'
import { Scale } from '../timeline/scale.ts'

/** "any of 3 accounts", "the account of the abbot". */
export const whose = ({ account, accounts }: TrendRow): string =>
  account === 'all' ? `any of ${plural(accounts, 'account')}` : `the account of ${account.name}`

/** "losses of the garrison". */
export function counts({ what, by }: TrendRow): string {
  const named = what.join(' and ')
  if (by === null) return named
  return `${named} ${what.every((one) => one === 'losses' || one === 'gains') ? 'of' : 'by'} ${by}`
}

/** "2 events in 40 days", "1 to 3 events in 40 days". */
export function countIn(least: number, most: number, days: number): string {
  const events = least === most ? plural(most, 'event') : `${least} to ${most} events`
  return `${events} in ${plural(days, 'day')}`
}

/** What a p-value means, without its Greek: how often chance alone does as much. */
export function chanceInWords(p: number): string {
  const often = Math.round(100 * p)
  const share =
    often < 1
      ? 'fewer than 1'
      : often > 99
        ? 'nearly all'
        : often === 1
          ? 'about 1'
          : `about ${often}`
  return `Had the pace stayed the same, counts at least as uneven would come up in ${share} of 100 such cases.`
}

/** "0.2 to 14 times"; without an upper bound "0.2 times or more". */
export function intervalInWords({ p, interval_low: low, interval_high: high }: TrendRow): string {
  if (p === null) return 'not compared'
  if (high === null) return low ? `${short(low)} times or more` : 'any number of times'
  return `${short(low ?? 0)} to ${short(high)} times`
}

const short = (value: number): string =>
  value.toLocaleString(
    'en',
    value < 1000 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 },
  )

/** On which side of the event something lies; its own days are on neither. */
export function sideOf({ began, ended }: Pace, { first, last }: Counted): string {
  if (last < began) return 'before'
  if (first > ended) return 'after'
  return first >= began && last <= ended ? 'on the day' : 'may be either'
}

export interface Point {
  thing: Counted
  /** Per cent of the chart, from the left and from the top; the width of the days left open. */
  left: number
  width: number
  top: number
}

export interface Course {
  points: Point[]
  event: { left: number; width: number }
  /** Paths in a square of 100: what may and what surely had happened by a day, and an even pace. */
  between: string
  surely: string
  even: string
  scale: Scale
  most: number
}

/** The counts as they grow; null where nothing is drawn. */
export function courseOf({ row, counted, began, ended }: Pace): Course | null {
  if (counted === null || counted.length === 0) return null
  const days = [began, ended, row.window_first, row.window_last]
    .concat(counted.flatMap(({ first, last }) => [first, last]))
    .filter((day) => day !== null)
    .map(dayOf)
  const scale = new Scale(Math.min(...days), Math.max(...days) + 1)
  const most = counted.length
  const height = (count: number) => 100 - (100 * count) / most
  const points = counted.map((thing, at) => ({
    thing,
    left: scale.at(dayOf(thing.first)),
    width: scale.at(dayOf(thing.last) + 1) - scale.at(dayOf(thing.first)),
    top: height(at + 1),
  }))
  const may = steps(
    points.map(({ left }) => left),
    height,
  )
  const surely = steps(
    points.map(({ left, width }) => left + width),
    height,
  )
  return {
    points,
    event: {
      left: scale.at(dayOf(began)),
      width: scale.at(dayOf(ended) + 1) - scale.at(dayOf(began)),
    },
    between: `M${[...may, ...surely.toReversed()].join('L')}Z`,
    surely: `M${surely.join('L')}`,
    even: evenly(row, scale),
    scale,
    most,
  }
}

/** The corners of a stair that rises by one at each place. */
function steps(places: readonly number[], height: (count: number) => number): string[] {
  const corners = places
    .toSorted((one, other) => one - other)
    .flatMap((at, count) => [`${at},${height(count)}`, `${at},${height(count + 1)}`])
  return ['0,100', ...corners, '100,0']
}

/** The same number at one pace through the days compared. */
function evenly({ window_first: first, window_last: last }: TrendRow, scale: Scale): string {
  if (first === null || last === null || first > last) return ''
  return `M${scale.at(dayOf(first))},100L${scale.at(dayOf(last) + 1)},0`
}
