// What the map says in words. Every sentence is by an account; none says that a thing is so.

import { bandInWords } from '../parts/fused/estimate.ts'
import { inWords } from '../record/time.ts'
import type { ControlRow, ControlState, Party } from '../record/types.ts'
import { plural } from '../record/words.ts'
import { daysBetween } from './days.ts'
import type { Estimated, Phase, Spot, Standing } from './moment.ts'

/** "held by the garrison": what an account says of a place. */
export function holding(state: ControlState, holder: Party | null): string {
  const who = holder?.name ?? 'someone not named'
  if (state === 'held') return `held by ${who}`
  if (state === 'besieged') return `besieged, held by ${who}`
  if (state === 'contested') return holder ? `contested, ${who} in it` : 'contested'
  if (state === 'presence') return `presence of ${who}, not said to hold it`
  if (state !== 'withdrawn') return 'holder not known'
  return holder ? `withdrawal of ${who}` : 'a withdrawal, no holder named after it'
}

const PHASES: Record<Phase, string> = {
  within: '',
  carried: 'carried on without new evidence',
  starting: 'may not have begun yet',
  ending: 'may have ended by now',
}

export const phaseInWords = (phase: Phase): string => PHASES[phase]

/** "since a day from 8 May 1915 to 11 May 1915". */
export function since({ start_min, start_max }: ControlRow): string {
  if (start_min !== null && start_min === start_max) return `since ${inWords(start_min)}`
  if (start_min !== null && start_max !== null) {
    return `since a day from ${inWords(start_min)} to ${inWords(start_max)}`
  }
  if (start_max !== null) return `since ${inWords(start_max)} at the latest`
  return start_min === null ? 'since a day not stated' : `not before ${inWords(start_min)}`
}

export function until({ end_min, end_max }: ControlRow): string {
  if (end_min !== null && end_min === end_max) return `until ${inWords(end_min)}`
  if (end_min !== null && end_max !== null) {
    return `until a day from ${inWords(end_min)} to ${inWords(end_max)}`
  }
  if (end_min !== null) return `at least until ${inWords(end_min)}, end not known`
  return end_max === null ? 'end not known' : `until ${inWords(end_max)} at the latest`
}

/** How old the evidence is on the day that the map shows. */
export function evidence({ last_evidence }: ControlRow, date: string): string {
  if (last_evidence === null) return 'day of the last evidence not known'
  const days = daysBetween(last_evidence, date)
  if (days === 0) return 'last evidence of this very day'
  if (days > 0) return `${agoInWords(days)}, on ${inWords(last_evidence)}`
  return `evidence as late as ${inWords(last_evidence)}`
}

export const agoInWords = (days: number): string => `last evidence ${plural(days, 'day')} ago`
/** The longest line on the age of evidence, for its width. */
export const OLDEST = agoInWords(9999)

/** The age of the freshest evidence on a place, where all of it is older than a month. */
export function oldness({ versions, estimate }: Spot, date: string): string[] {
  if (typeof estimate === 'object') return carriedOn(estimate, date)
  const known = versions.filter(({ state }) => state !== 'unknown')
  if (known.length === 0 || known.some(({ age }) => age === 0)) return []
  const ages = known
    .flatMap(({ tellers }) => tellers)
    .flatMap(({ row }) => row.last_evidence ?? [])
    .map((evidence) => daysBetween(evidence, date))
  return [agoInWords(Math.min(...ages))]
}

/** What is told of a place on the day, a line for each holder and state, with who tells it. */
export function lines({ versions, tellings, estimate }: Spot, date: string): string[] {
  if (estimate) return estimateLines(estimate, date)
  if (versions.length === 0) return ['nothing said of this day']
  return versions.map(({ holder, state, tellers }) => {
    const told = tellers.map((teller) => {
      const name = tellings.length > 1 ? teller.account.name : ''
      const doubt = caution(teller, date)
      return [name, doubt && `(${doubt})`].filter(Boolean).join(' ')
    })
    const by = tellings.length > 1 ? 'according to' : ''
    return [holding(state, holder), by, LIST.format(told)].filter(Boolean).join(' ')
  })
}

const LIST = new Intl.ListFormat('en-GB')

/** What keeps a row from plainly holding on the day; nothing within its bounds. */
function caution({ row, phase }: Standing, date: string): string {
  if (phase !== 'carried' || row.last_evidence === null) return phaseInWords(phase)
  return agoInWords(daysBetween(row.last_evidence, date))
}

/** The same in one line: what a mark is called. */
export const summary = (spot: Spot, date: string): string =>
  `${spot.differ ? 'accounts differ: ' : ''}${lines(spot, date).join('; ')}`

function estimateLines(estimate: NonNullable<Spot['estimate']>, date: string): string[] {
  if (estimate === 'not this place') return ['no model estimate is offered for this place']
  if (estimate === 'not this day') return ['nothing is estimated for this day']
  const { row, span } = estimate
  const carried = carriedOn(estimate, date)
  return [[bandInWords(span.band, row.holder), ...carried].join(', ')]
}

/** Past the last evidence an estimate is only carried on. */
function carriedOn({ row }: Estimated, date: string): string[] {
  const days = row.last_evidence === null ? 0 : daysBetween(row.last_evidence, date)
  return days > 0 ? [agoInWords(days)] : []
}

/** A band and its holder in what fits under a place's name. */
export function shortBand({ estimate }: Spot): string[] {
  if (typeof estimate !== 'object') return ['no estimate']
  const { band } = estimate.span
  const { holder } = estimate.row
  return band === 'open' || holder === null ? ['open'] : [`${band} ${cut(holder.name)}`]
}

/** "on 2 of 3 places somebody is likely"; what is open names nobody. */
export function estimatedOf(spots: readonly Spot[]): string {
  const all = spots.flatMap(({ estimate }) => (typeof estimate === 'object' ? [estimate] : []))
  const named = all.filter(({ span, row }) => span.band !== 'open' && row.holder !== null)
  return `a holder is likely at ${named.length} of ${plural(spots.length, 'place')}`
}

/** What stands under a place's name on the map: the first holders told of, in a few words. */
export function shortly(spot: Spot, most: number): string[] {
  if (spot.estimate) return shortBand(spot).slice(0, most)
  const { versions } = spot
  const told = versions.filter(({ state }) => state !== 'unknown')
  const lines = [...new Set(told.map(({ holder, state }) => inFew(state, holder)))]
  const rest = lines.length - most + 1
  if (most === 0) return []
  if (most === 1 && lines.length > 1) return [`told in ${lines.length} ways`]
  return lines.length > most ? [...lines.slice(0, most - 1), `and ${rest} more`] : lines
}

const FEW: Readonly<Record<ControlState, string>> = {
  held: '',
  besieged: 'besieged: ',
  contested: 'contested: ',
  presence: 'present: ',
  withdrawn: 'withdrawn: ',
  unknown: '',
}
export const inFew = (state: ControlState, holder: Party | null): string =>
  FEW[state] + cut(holder?.name ?? 'not named')

const LONGEST = 26
const cut = (name: string): string =>
  name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name

/** More names than this in one sentence nobody reads; the list has them all. */
const NAMED = 6

/** "3 places spoken of; accounts differ on Palmyra"; one account differs with nobody. */
export function spokenOf(spots: readonly Spot[], isOneAccount: boolean): string {
  const told = spots.filter(({ versions }) => versions.length > 0)
  const split = spots.filter(({ differ }) => differ).map(({ place }) => place.name)
  const rest = split.length - NAMED
  const few = rest > 0 ? [...split.slice(0, NAMED), `${rest} more`] : split
  const many = `${plural(told.length, 'place')} spoken of`
  if (isOneAccount) return many
  return split.length === 0
    ? `${many}; no two accounts differ`
    : `${many}; accounts differ on ${LIST.format(few)}`
}

/** "13,258 km²"; less than ten with one digit after the point. */
export function kilometres(area: number): string {
  const digits = Math.abs(area) < 10 ? 1 : 0
  return `${area.toLocaleString('en', { maximumFractionDigits: digits })}\u00a0km²`
}
