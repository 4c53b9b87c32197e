// What the case was gathered for, and what bears on it most.

import { dayOf } from '../map/days.ts'
import { type Case, keyOfParty } from './record.ts'
import { keyOf } from './speakers.ts'
import type { ConflictKind, ConflictRow, Party } from './types.ts'

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
  const weighed = rows.map((row) => [weight(held, row), row] as const)
  return (
    weighed.reduce<readonly [number, ConflictRow] | null>(
      (most, one) => (most === null || one[0] > most[0] ? one : most),
      null,
    )?.[1] ?? null
  )
}

function weight(held: Case, row: ConflictRow): number {
  const sides = [sideWeight(held, row.left), sideWeight(held, row.right)]
  return WEIGHTS[row.kind] + Math.max(...sides) + Math.min(...sides)
}

function sideWeight(held: Case, id: string | null): number {
  const claims = claimsOf(held, id)
  return Math.max(0, ...claims.map((claim) => placeWeight(held, claim) + dateWeight(held, claim)))
}

type Row = NonNullable<ReturnType<Case['claim']>>

function claimsOf(held: Case, id: string | null): Row[] {
  const claim = held.claim(id)
  return claim ? [claim] : held.dossier.claims.filter(({ attribution }) => attribution === id)
}

function placeWeight(held: Case, claim: Row): number {
  const place = held.place(claim.place)
  const isThere = isSameParty(place, askedPlace(held))
  return (isThere ? 3 : 0) + (HOLDING.has(claim.frame) ? 1 : 0)
}

function dateWeight(held: Case, { times }: Row): number {
  const asked = askedDate(held)
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
