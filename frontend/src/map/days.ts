// Days as whole numbers, for the slider: a day is a step, and the record's dates are ISO.

import type { ControlRow } from '../record/types.ts'

const DAY = 86_400_000

/** Days since 1970-01-01, below nought before it. */
export const dayOf = (date: string): number => Math.round(Date.parse(`${date}T00:00Z`) / DAY)
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
export const daysAfter = (date: string, days: number): string => dateOf(dayOf(date) + days)
export const isDay = (date: string | null): date is string => /^\d{4}-\d\d-\d\d$/.test(date ?? '')
export const daysBetween = (from: string, to: string): number => dayOf(to) - dayOf(from)

/** The first and the last date that any row names, and any others that must be within reach. */
export function spanOf(
  rows: readonly ControlRow[],
  others: readonly (string | null)[] = [],
): [first: string, last: string] | null {
  const dates = [...rows.flatMap(datesOf), ...others].filter((date) => date !== null).sort()
  const [first, last] = [dates[0], dates.at(-1)]
  return first === undefined || last === undefined ? null : [first, last]
}

/** The day asked for, or the last of a span, within the span. */
export function dayWithin(span: [string, string] | null, day: string | null): string {
  const [first, last] = span ?? ['', '']
  if (day === null || !isDay(day) || day > last) return last
  return day < first ? first : day
}

/** The dates on which what the rows say may change, in order. */
export function changes(rows: readonly ControlRow[]): string[] {
  const starts = rows.flatMap(({ start_min, start_max }) => [start_min, start_max])
  const ends = rows.flatMap(({ end_min, end_max }) => [end_min, end_max].map(after))
  return [...new Set([...starts, ...ends].filter((date) => date !== null))].sort()
}

/** An end is a day on which the state still holds, so what is new is new on the day after. */
export const after = (end: string | null): string | null => end && dateOf(dayOf(end) + 1)

function datesOf(row: ControlRow): (string | null)[] {
  return [row.start_min, row.start_max, row.end_min, row.end_max, row.last_evidence]
}
