// What the case was gathered for, and what bears on it most.

import { dayOf } from '../map/days.ts'
import { grouped } from './grouping.ts'
import { type Case, keyOfParty } from './record.ts'
import { keyOf } from './speakers.ts'
import type { ClaimRow, ConflictKind, ConflictRow, Party } from './types.ts'

const HOLDING = new Set(['control', 'gain', 'loss', 'withdraw', 'present'])
const NEAR = [1, 3, 10, 40] as const
const WEIGHTS: Record<ConflictKind, number> = {
  contradiction: 3,
  denial: 3,
  reversal: 2,
  'alleged-reversal': 2,
  'disputed-figure': 1,
  'disputed-evidence': 1,
  'rival-explanation': 0,
}

/** The day asked about, if it is a whole day. */
export function askedDate({ dossier }: Case): string | null {
  const date = dossier.question?.date ?? null
  return date !== null && /^\d{4}-\d\d-\d\d$/.test(date) ? date : null
}

/** The place asked about; without a question, the place of which most is said. */
export function askedPlace({ dossier }: Case): Party | null {
  const places = dossier.control.map(({ place }) => place)
  const asked = dossier.question?.place
  if (asked) {
    const found = [...places, ...dossier.places].find(
      ({ id, name }) => id === asked || keyOf(name) === keyOf(asked),
    )
    return found ? { id: found.id, name: found.name } : { id: null, name: asked }
  }
  const counts = new Map<string, number>()
  for (const place of places) {
    counts.set(keyOfParty(place), (counts.get(keyOfParty(place)) ?? 0) + 1)
  }
  const count = (place: Party) => counts.get(keyOfParty(place)) ?? 0
  return places.reduce<Party | null>(
    (most, place) => (most === null || count(place) > count(most) ? place : most),
    null,
  )
}

/** Whether a party is the one asked for, by id or by name. */
export function isSameParty(one: Party | null, other: Party | null): boolean {
  if (one === null || other === null) return false
  return keyOfParty(one) === keyOfParty(other) || keyOf(one.name) === keyOf(other.name)
}

/** The disagreement that bears most on the question; both its sides are in the case. */
export function mostTelling(held: Case): ConflictRow | null {
  const rows = held.dossier.conflicts.filter(({ left_quote }) => left_quote !== null)
  const weight = weigher(held)
  const weighed = rows.map((row) => [weight(row), row] as const)
  return (
    weighed.reduce<readonly [number, ConflictRow] | null>(
      (most, one) => (most === null || one[0] > most[0] ? one : most),
      null,
    )?.[1] ?? null
  )
}

/** What is asked, and the claims of each saying, are looked up once for all rows. */
function weigher(held: Case): (row: ConflictRow) => number {
  const [place, date] = [askedPlace(held), askedDate(held)]
  const sayings = grouped(held.dossier.claims, ({ attribution }) => attribution)
  const claimWeight = (claim: ClaimRow) =>
    (isSameParty(held.place(claim.place), place) ? 3 : 0) +
    (HOLDING.has(claim.frame) ? 1 : 0) +
    dateWeight(date, claim)
  const sideWeight = (id: string | null) => {
    const claim = held.claim(id)
    return Math.max(0, ...(claim ? [claim] : (sayings.get(id) ?? [])).map(claimWeight))
  }
  return ({ kind, left, right }) => {
    const sides = [sideWeight(left), sideWeight(right)]
    return WEIGHTS[kind] + Math.max(...sides) + Math.min(...sides)
  }
}

function dateWeight(asked: string | null, { times }: ClaimRow): number {
  const start = times.event?.start_min ?? times.valid?.start_min ?? null
  const end = times.event?.end_max ?? times.valid?.end_max ?? start
  if (asked === null || start === null || end === null) return 0
  const days = Math.max(0, dayOf(start) - dayOf(asked), dayOf(asked) - dayOf(end))
  const rank = NEAR.findIndex((near) => days < near)
  return rank < 0 ? 0 : NEAR.length - rank
}

/** How many originating sources the claims of the case go back to. */
export function originCount({ dossier }: Case): number {
  const rows = dossier.sources.filter(({ row }) => row === 'source').length
  if (rows > 0) return rows
  return new Set(dossier.claims.map((claim) => keyOfParty(claim.originating_source))).size
}
