// How statements stand to one another: rows of tadmor/model/findings.py in JSON.
// tests/dossier/test_types.py holds these names to the Python ones.

import type { Party, Span } from './types.ts'

export type RelationType =
  | 'repeats'
  | 'corroborates'
  | 'refines'
  | 'supersedes'
  | 'other scope'
  | 'revises'
  | 'denies'
  | 'concedes'
  | 'contradicts'
export type Hardening = 'source' | 'claimed' | 'hedge' | 'figure'

/** One statement of a proof; `also` are claims that assert the same of the same days. */
export interface Quotation {
  claim: string
  also: readonly string[]
  document: string
  span: Span
  quote: string
  source: string
}

/** Statements that cannot all be so, or that resolve it if set aside; one `question` is a group. */
export interface ProofRow {
  row: 'conflict' | 'removal'
  id: string
  question: string
  statements: readonly Quotation[]
  why: string
  whole: boolean
}

/** A thing told with more certainty than where it was told before; `lost` is what fell away. */
export interface HardeningRow {
  id: string
  kind: Hardening
  source: Party
  by: Party
  lost: string
  before: string
  before_document: string
  before_span: Span
  before_quote: string
  after: string
  after_document: string
  after_span: Span
  after_quote: string
  why: string
}

/** One level of a comparison, with the words of either side. */
export interface Step {
  level: 'what' | 'who' | 'where' | 'when' | 'how many'
  answer: 'same' | 'near' | 'differs' | 'unknown'
  left: string
  right: string
}

/** Two statements and how they stand to one another; unordered. */
export interface RelationRow {
  id: string
  type: RelationType
  left: string
  right: string
  left_document: string
  left_span: Span
  left_quote: string
  right_document: string
  right_span: Span
  right_quote: string
  levels: readonly Step[]
  why: string
  dissolved_by: string
}
