// The model estimate on the map: its places through time, in bands, and why it may have nothing.

import { becauseOf, controlRows, estimateFor, leftOut } from '../parts/fused/estimate.ts'
import type { FusedEstimate, FusedRow, FusedSpan } from '../record/estimates.ts'
import type { Filters } from '../record/filters.ts'
import { type Case, keyOfParty } from '../record/record.ts'
import type { ControlRow } from '../record/types.ts'
import type { Selection } from '../state/selection.svelte.ts'
import type { Course } from './course.ts'
import type { Spot } from './moment.ts'
import { OLDEST, shortBand } from './words.ts'

/** The estimate as asked for, or in words why it is not there. */
export interface Answer {
  estimate: FusedEstimate | null
  why: string
}

export const WAITING: Answer = { estimate: null, why: 'The estimate is worked out anew…' }
const OTHER =
  'The model estimate is not shown while documents are picked or claims by review: without some of what it rests on it would be another one.'

/** The estimate for what is left out now, of the stretches that the page's filters leave. */
export async function answerFor(selection: Selection): Promise<Answer> {
  const { case: kept, filters } = selection
  if (filters.documents.length > 0 || filters.reviewed !== '') return { estimate: null, why: OTHER }
  const names = leftOut(selection).map(({ name }) => name)
  try {
    const estimate = await estimateFor(selection)
    if (estimate !== null) return { estimate: narrowed(estimate, kept, filters), why: '' }
    const why = `Not worked out in this file: the estimate without ${names.join(' and ')}. tadmor open works it out.`
    return { estimate: null, why }
  } catch (error) {
    return { estimate: null, why: error instanceof Error ? error.message : String(error) }
  }
}

/** Stretches are kept or left out whole, as those of control: for a claim that they rest on. */
export function narrowed(estimate: FusedEstimate, kept: Case, filters: Filters): FusedEstimate {
  const { from, to, place, words, frames } = filters
  const ids = new Set(kept.dossier.claims.map(({ id }) => id))
  const isThinned = words.trim() !== '' || frames.length > 0
  const rows = estimate.rows.flatMap((row) => {
    const isHere = place === '' || keyOfParty(row.place) === place
    const isTold = !isThinned || row.because.some((claim) => ids.has(claim))
    const spans = row.spans.filter(
      ({ first, last }) =>
        (from === '' || last === null || last.slice(0, from.length) >= from) &&
        (to === '' || first.slice(0, to.length) <= to),
    )
    return isHere && isTold && spans.length > 0 ? [{ ...row, spans }] : []
  })
  return { ...estimate, rows }
}

/** The places of the estimate, and those that accounts tell of and it does not. */
export function coursesOfEstimate(
  estimate: FusedEstimate | null,
  rows: readonly ControlRow[],
): Course[] {
  const places = new Map<string, FusedRow[]>()
  for (const row of estimate?.rows ?? []) {
    const key = keyOfParty(row.place)
    places.set(key, [...(places.get(key) ?? []), row])
  }
  const others = new Map(
    rows
      .filter(({ place }) => !places.has(keyOfParty(place)))
      .map((row) => [keyOfParty(row.place), row]),
  )
  return [
    ...[...places.values()].map((own) => courseOf(own[0] as FusedRow, own)),
    ...[...others.values()].map((row) => courseOf(row, [])),
  ]
}

function courseOf({ place, lat, lon }: FusedRow | ControlRow, rows: readonly FusedRow[]): Course {
  const spots = rows.flatMap((row) => row.spans.map((span) => spotOf(row, span)))
  const none = { place, lat, lon, tellings: [], versions: [], differ: false }
  const silent: Spot = { ...none, estimate: rows.length > 0 ? 'not this day' : 'not this place' }
  return {
    place,
    lat,
    lon,
    accounts: rows.length > 0 ? 1 : 0,
    told: [...new Set(spots.flatMap(shortBand)), ...(rows.length > 0 ? [OLDEST] : [])],
    isEverBesieged: false,
    on: (date) => spots.find((spot) => isOn(spot, date)) ?? silent,
  }
}

function spotOf(row: FusedRow, span: FusedSpan): Spot {
  const { place, lat, lon } = row
  return { place, lat, lon, tellings: [], versions: [], differ: false, estimate: { row, span } }
}

function isOn({ estimate }: Spot, date: string): boolean {
  if (typeof estimate !== 'object') return false
  const { first, last } = estimate.span
  return first <= date && (last === null || date <= last)
}

/** All claims that a stretch leads to: what moved it, either way, before what only agrees. */
export const basisOf = (row: FusedRow): string[] => [
  ...new Set([...(row.moves ?? []).map(({ claim }) => claim), ...becauseOf(row)]),
]

/** The days on which the estimate turns, as the slider knows them. */
export const turnsOf = (estimate: FusedEstimate | null): ControlRow[] => controlRows(estimate)
