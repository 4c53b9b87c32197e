// The values of tadmor/model (findings.py, provenance.py) and tadmor/dossier/build.py in JSON.
// tests/dossier/test_types.py holds these names to the Python ones.

import type { DisputedRow, TimelineRow } from './accounts.ts'
import type { AgreementRow, Codebook } from './codings.ts'
import type { HardeningRow, ProofRow, RelationRow } from './comparisons.ts'
import type { CorroborationRow } from './corroboration.ts'
import type { FusedEstimate } from './estimates.ts'
import type { BoardTable } from './explanations.ts'
import type { AnyFigureRow } from './figures.ts'
import type { ChangeRow, PassedRow, Sheet, WarningRow } from './layers.ts'
import type { QuestionRow } from './questions.ts'
import type { QueueRow, RulingRow } from './rulings.ts'
import type { RegisteredSource } from './sources.ts'
import type { Pace } from './trends.ts'
import type { Claim, Place, Reading, Span } from './types.ts'

export type ConflictKind =
  | 'denial'
  | 'reversal'
  | 'alleged-reversal'
  | 'disputed-figure'
  | 'disputed-evidence'
  | 'rival-explanation'
  | 'contradiction'
export type Dismissal =
  | 'superseded'
  | 'other scope'
  | 'other object'
  | 'same origin'
  | 'not asserted'
/** What people ruled of a thing; where they differ it is disputed and the machine's word stands. */
export type Verdict = 'accepted' | 'rejected' | 'disputed'
export type ControlState = 'held' | 'contested' | 'besieged' | 'presence' | 'withdrawn' | 'unknown'

/** Someone or somewhere: an id of the case and the words for it. */
export interface Party {
  id: string | null
  name: string
}

/** A claim with ids that hold in the whole case. `relay` runs from the page to the origin. */
export interface ClaimRow extends Claim {
  document: string
  quote: string
  relay: readonly Party[]
  originating_source: Party
  assertion: string | null
  ruling: Verdict | null
  coded_by: string | null
}

/** Two statements that do not agree, or that look so (`dismissed_because`); unordered. */
export interface ConflictRow {
  id: string
  kind: ConflictKind
  left: string | null
  right: string
  left_document: string | null
  left_span: Span | null
  left_quote: string | null
  right_document: string
  right_span: Span
  right_quote: string
  why: string
  dissolved_by: string
  dismissed_because: Dismissal | null
  ruling: Verdict | null
}

/** Who held a place for a while by one account; after `last_evidence` that is only carried on. */
export interface ControlRow {
  place: Party
  lat: number | null
  lon: number | null
  account: Party | 'fused'
  holder: Party | null
  state: ControlState
  start_min: string | null
  start_max: string | null
  end_min: string | null
  end_max: string | null
  last_evidence: string | null
  because: readonly string[]
  probability: number | null
}

export interface FigureRow {
  row: 'figure'
  claim: string
  kind: string
  min: number | null
  max: number | null
  approximate: boolean
  vague: boolean
  whose: string | null
  place: Party | null
  period: string | null
  originating_source: Party
  document: string
  quote: string
  group: string | null
}

/** Figures that can be compared: one kind, one side, one place and period. */
export interface FigureGroup {
  row: 'group'
  id: string
  kind: string
  whose: string | null
  place: Party | null
  period: string | null
  min: number | null
  max: number | null
  originating_sources: readonly Party[]
  rule: string
}

/** A document, an originating source, a family of copies, or a passage that documents share. */
export interface SourceRow {
  row: 'document' | 'source' | 'family' | 'passage' | 'aggregator'
  id: string
  name: string
  publisher: string | null
  published: string | null
  note: string | null
  claims: number | null
  events: number | null
  documents: readonly string[]
  outlets: readonly string[]
  family: string | null
  families: readonly string[]
  origin: string | null
  evidence: string | null
  grades: readonly string[]
  owners: readonly string[]
  registry: RegisteredSource | null
}

/** What an id of the case stands for in one reading. */
export interface Mark {
  id: string
  kind: 'voc' | 'att' | 'act' | 'plc' | 'tim' | 'clm'
  local: string
}

/** What the case was gathered for. */
export interface Question {
  text: string
  place: string | null
  date: string | null
  missing: readonly string[]
}

/** `marks` go with `readings`, one list each; rows name documents by `document.name`. */
export interface Dossier {
  schema: 'tadmor/dossier/1'
  title: string
  question: Question | null
  readings: readonly Reading[]
  marks: readonly (readonly Mark[])[]
  places: readonly Place[]
  claims: readonly ClaimRow[]
  conflicts: readonly ConflictRow[]
  dismissed: readonly ConflictRow[]
  proofs: readonly ProofRow[]
  hardened: readonly HardeningRow[]
  /** Null where the case is too large for a page to carry them. */
  relations: readonly RelationRow[] | null
  control: readonly ControlRow[]
  disputed: readonly DisputedRow[]
  /** The model estimate from all documents, then without each origin where that is small enough. */
  fused: readonly FusedEstimate[]
  figures: readonly AnyFigureRow[]
  timeline: readonly TimelineRow[]
  trends: readonly Pace[]
  sources: readonly SourceRow[]
  /** Each assertion that several claims make, with its three numbers. */
  corroboration: readonly CorroborationRow[]
  /** Dated maps, and what changed from one to the next of its kind. */
  maps: readonly Sheet[]
  map_changes: readonly (ChangeRow | PassedRow | WarningRow)[]
  boards: readonly BoardTable[]
  /** What people are asked to rule on, in order, and all that they ever ruled. */
  queue: readonly QueueRow[]
  codebook: Codebook | null
  agreement: readonly AgreementRow[]
  rulings: readonly RulingRow[]
  /** What people ask of the case, its own question first. */
  questions: readonly QuestionRow[]
}

/** A dossier without anything: what a page shows before it is filled. */
export const NOTHING: Dossier = {
  schema: 'tadmor/dossier/1',
  title: 'Tadmor',
  question: null,
  readings: [],
  marks: [],
  places: [],
  claims: [],
  conflicts: [],
  dismissed: [],
  proofs: [],
  hardened: [],
  relations: [],
  control: [],
  disputed: [],
  fused: [],
  figures: [],
  timeline: [],
  trends: [],
  sources: [],
  corroboration: [],
  maps: [],
  map_changes: [],
  boards: [],
  queue: [],
  codebook: null,
  agreement: [],
  rulings: [],
  questions: [],
}
