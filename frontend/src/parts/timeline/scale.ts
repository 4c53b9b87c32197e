// A linear scale of days, in per cent of the chart's width, and the dates written along it.

import { dateOf, dayOf } from '../../map/days.ts'
import { inWords } from '../../record/time.ts'

export interface Tick {
  /** Per cent of the width. */
  at: number
  label: string
}

const MONTH = 30.44
const YEAR = 365.25
// Steps that a calendar has: days, then months, then years.
const STEPS: readonly [days: number, unit: 'day' | 'month' | 'year', count: number][] = [
  [1, 'day', 1],
  [2, 'day', 2],
  [5, 'day', 5],
  [10, 'day', 10],
  [MONTH, 'month', 1],
  [3 * MONTH, 'month', 3],
  [6 * MONTH, 'month', 6],
  [YEAR, 'year', 1],
  [5 * YEAR, 'year', 5],
  [25 * YEAR, 'year', 25],
  [100 * YEAR, 'year', 100],
]

export class Scale {
  /** From the morning of the first day to the morning after the last. */
  constructor(
    readonly first: number,
    readonly last: number,
  ) {}

  /** Where the morning of a day stands, in per cent; outside the window it is brought to its edge. */
  at(day: number): number {
    const share = (100 * (day - this.first)) / Math.max(1, this.last - this.first)
    return Math.min(Math.max(share, 0), 100)
  }

  shows(day: number): boolean {
    return this.first <= day && day < this.last
  }

  /** The dates along the scale, at most `most` of them. */
  ticks(most: number): Tick[] {
    const room = (this.last - this.first) / Math.max(1, most)
    const [, unit, count] = STEPS.find(([days]) => days >= room) ?? (STEPS.at(-1) as never)
    const ticks: Tick[] = []
    for (let day = this.first; day < this.last; day++) {
      if (startsUnit(day, unit, count)) ticks.push({ at: this.at(day), label: label(day, unit) })
    }
    return ticks
  }
}

function startsUnit(day: number, unit: 'day' | 'month' | 'year', count: number): boolean {
  const [year = 0, month = 1, date = 1] = dateOf(day).split('-').map(Number)
  // From the first of each month, so that the days are the same ones in every window.
  if (unit === 'day') return (date - 1) % count === 0 && (count === 1 || date < 30)
  if (date !== 1) return false
  if (unit === 'month') return (month - 1) % count === 0
  return month === 1 && year % count === 0
}

function label(day: number, unit: 'day' | 'month' | 'year'): string {
  const date = dateOf(day)
  const written = inWords(unit === 'day' ? date : date.slice(0, unit === 'month' ? 7 : 4)) ?? ''
  // The year stands once, above the chart.
  return unit === 'day' ? written.replace(/ -?\d{4}$/, '') : written
}

/** A window of days on both sides of a date. */
export function around(date: string, days: number): Scale {
  return new Scale(dayOf(date) - days, dayOf(date) + days + 1)
}

/** A window that holds all the dates, with some room; null where there are none. */
export function over(dates: readonly (string | null)[]): Scale | null {
  const days = dates.filter((date) => date !== null).map(dayOf)
  if (days.length === 0) return null
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const room = Math.max(1, Math.ceil((last - first) * 0.04))
  return new Scale(first - room, last + room + 1)
}
