// What a question has under it: its claims by account, its disagreements, and what is missing.

import { type Case, keyOfParty } from './record.ts'
import type {
  ClaimRow,
  ConflictRow,
  ControlRow,
  Party,
  QuestionEntry,
  QuestionRow,
} from './types.ts'
import { plural } from './words.ts'

export interface Account {
  party: Party
  claims: readonly ClaimRow[]
}

/** The questions that a claim stands under. */
export function questionsOf({ dossier }: Case, claim: string): QuestionRow[] {
  return dossier.questions.filter(({ claims }) => claims.includes(claim))
}

/** The question with only the claims that the filters leave; `held` is narrowed by them. */
export function shownOf({ dossier }: Case, row: QuestionRow): QuestionRow {
  const kept = new Set(dossier.claims.map(({ id }) => id))
  return { ...row, claims: row.claims.filter((id) => kept.has(id)) }
}

/** How many claims of the same kind speak of the same place; none where a claim has no place. */
export function alike({ dossier }: Case, { id, place, frame }: ClaimRow): number {
  if (place === null) return 0
  return dossier.claims.filter(
    (other) => other.id !== id && other.place === place && other.frame === frame,
  ).length
}

/** The claims of a question by the originating source that they go back to, most claims first. */
export function accounts(held: Case, { claims }: QuestionRow): Account[] {
  const found = new Map<string, { party: Party; claims: ClaimRow[] }>()
  for (const id of claims) {
    const claim = held.claim(id)
    if (claim === null) continue
    const party = claim.originating_source
    const account = found.get(keyOfParty(party)) ?? { party, claims: [] }
    account.claims.push(claim)
    found.set(keyOfParty(party), account)
  }
  return [...found.values()].sort((a, b) => b.claims.length - a.claims.length)
}

/** The disagreements of which a side is a claim of the question, or the saying it stands in. */
export function disagreements(held: Case, { claims }: QuestionRow): ConflictRow[] {
  const ids = new Set<string | null>(claims)
  for (const id of claims) ids.add(held.claim(id)?.attribution ?? id)
  return held.dossier.conflicts.filter(
    ({ left, right }) => ids.has(right) && (left === null || ids.has(left)),
  )
}

/** The stretches of control that rest on claims of the question. */
export function stretches(held: Case, { claims }: QuestionRow): ControlRow[] {
  const ids = new Set(claims)
  return held.dossier.control.filter(({ because }) => because.some((id) => ids.has(id)))
}

/** What the claims of the question lack, as far as that can be counted. */
export function lacks(held: Case, row: QuestionRow): string[] {
  const claims = row.claims.flatMap((id) => held.claim(id) ?? [])
  const unnamed = claims.filter(({ originating_source }) => originating_source.id === null).length
  const open = claims.filter(({ ruling }) => ruling === null).length
  const origins = accounts(held, row).length
  const lines = [
    claims.length === 0 && 'No claim of the case comes under this question.',
    origins === 1 && 'All of it goes back to one originating source.',
    unnamed > 0 && `${plural(unnamed, 'claim')} without a source that is known by name`,
    open > 0 && `${open} of ${plural(claims.length, 'claim')} not reviewed by a person`,
    row.searched.length > 0 &&
      `${plural(row.searched.length, 'thing')} looked for and not found: see the log`,
  ]
  return lines.filter((line) => line !== false)
}

/** What a row of the record says, without who and when. */
export function written(entry: QuestionEntry): string {
  const count = plural(entry.claims.length, 'claim')
  if (entry.act === 'asked') return 'asked the question'
  if (entry.act === 'grouped') return 'said anew which claims come under it'
  if (entry.act === 'added') return `added ${count} by hand`
  if (entry.act === 'left out') return `left out ${count} by hand`
  if (entry.act === 'status') return `set the status: ${entry.status}`
  if (entry.act === 'finding') return `wrote a finding: ${entry.finding?.text}`
  return `looked for ${entry.search?.what} in ${entry.search?.where}: not found`
}
