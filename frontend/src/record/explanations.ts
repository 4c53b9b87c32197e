// The values of tadmor/model/boards.py and explanations.py in JSON: boards of rival explanations.
// tests/dossier/test_types.py holds these names to the Python ones.

import type { Party, Span } from './types.ts'

export type CellVerdict = 'entails' | 'supports' | 'neutral' | 'conflicts' | 'excludes'
export type Weighing = 'inconsistency' | 'bits' | 'excuses'
export type Unit = 'origin' | 'document' | 'span'
export type ExcuseKind =
  | 'another place'
  | 'another time'
  | 'another party'
  | 'unsure'
  | 'nobody named'
  | 'not recorded'
  | 'false in its interest'
  | 'mistaken'
  | 'false'
  | 'false against its interest'
  | 'source not believed'
export type Tiers = readonly (readonly string[])[]

/** Words that an item rests on; `counted` is false for what adds nothing. */
export interface Passage {
  id: string
  document: string
  span: Span
  quote: string
  source: Party
  fit: 'whole' | 'part' | 'given'
  open: readonly string[]
  counted: boolean
}

export interface Excuse {
  kind: ExcuseKind
  cost: number
  about: string
  source: string | null
  why: string
}

/** A hypothesis under three ways of weighing; ranks count from 1 and may be tied. */
export interface HypothesisRow {
  row: 'hypothesis'
  name: string
  sentence: string
  subsumes: readonly string[]
  rivals: readonly string[]
  untold: readonly string[]
  inconsistency: number
  inconsistency_rank: number
  bits_min: number | null
  bits_max: number | null
  bits_rank: number
  excuses: readonly Excuse[]
  excuses_cost: number
  excuses_rank: number
}

/** An observation as asserted, as denied, or absent; `diagnostic_*` are bits. */
export interface ItemRow {
  row: 'item'
  item: string
  observation: string
  sentence: string
  told: 'asserted' | 'denied' | 'absent' | 'given'
  origins: readonly Party[]
  documents: readonly string[]
  copies: number
  graded: readonly string[]
  interest: readonly string[]
  diagnostic_min: number
  diagnostic_max: number
}

export interface CellRow {
  row: 'cell'
  hypothesis: string
  item: string
  verdict: CellVerdict
  rule: string
  spans: readonly Passage[]
  ruling: string | null
}

export interface Change {
  weighing: Weighing
  changes: 'lead' | 'order'
  before: Tiers
  after: Tiers
}

/** A smallest set without which the ranking is another; `why` says it as a sentence. */
export interface KnockoutRow {
  row: 'knockout'
  unit: Unit
  removes: readonly Party[]
  changes: readonly Change[]
  tried: number
  why: string
}

export interface SettlingRow {
  row: 'settling'
  observation: string
  sentence: string
  between: readonly [string, string]
  favours: string
  bits_min: number
  bits_max: number
  leads: readonly (readonly [Weighing, readonly string[]])[]
  why: string
}

/** An inference that a text claims; it is the speaker's. */
export interface InferenceRow {
  row: 'inference'
  id: string
  by: Party
  document: string
  marker: string
  span: Span
  quote: string
  premise: Span | null
  premise_quote: string | null
  conclusion: Span | null
  conclusion_quote: string | null
  gap: string
}

/** What a hypothesis comes to without some origins. */
export interface Standing {
  name: string
  inconsistency: number
  inconsistency_rank: number
  bits_min: number | null
  bits_max: number | null
  bits_rank: number
  excuses_cost: number
  excuses_rank: number
}

export interface WithoutOrigins {
  origins: readonly Party[]
  standings: readonly Standing[]
  gone: readonly string[]
}

/** One board over the case: `passages` go with `items`, one list each, and not with cells. */
export interface BoardTable {
  title: string
  hypotheses: readonly HypothesisRow[]
  items: readonly ItemRow[]
  passages: readonly (readonly Passage[])[]
  cells: readonly CellRow[]
  knockouts: readonly KnockoutRow[]
  settling: readonly SettlingRow[]
  inferences: readonly InferenceRow[]
  without: readonly WithoutOrigins[]
}
