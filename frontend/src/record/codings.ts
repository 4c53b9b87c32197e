// The values of tadmor/model/codings.py and agreement.py in JSON: what people mark by hand, and how
// far two agree. tests/dossier/test_types.py holds these names to the Python ones.

import type { Aspect, Certainty, Figure, Polarity, Stance, VoiceKind } from './types.ts'

export type CodedKind = 'voice' | 'attribution' | 'claim' | 'place' | 'time'

/** A stretch of a text by its code points, with the very words there. */
export interface Words {
  start: number
  end: number
  exact: string
}
export type Pieces = readonly Words[]

/** One thing that a person marked; `document` is the hash of its bytes. */
export interface Coding {
  kind: CodedKind
  document: string
  words: Pieces
  source: Pieces
  cue: Pieces
  roles: Readonly<Record<string, Pieces>>
  names: Readonly<Record<string, string>>
  voice: VoiceKind | null
  frame: string | null
  stance: Stance | null
  negated: boolean
  polarity: Polarity | null
  aspect: Aspect | null
  extent: 'whole' | 'part' | null
  certainty: Certainty
  time: string | null
  figure: Figure | null
  replaces: string | null
}

export interface FrameEntry {
  meaning: string
  roles: readonly string[]
}

/** What coders go by: names with their meanings; the version is the digest of its words. */
export interface Codebook {
  title: string
  version: string
  frames: Readonly<Record<string, FrameEntry>>
  stances: Readonly<Record<string, string>>
  notes: readonly string[]
}

/** A round of blind coding: who, which document, and who is done. */
export interface RoundRow {
  row: 'round'
  round: string
  document: string
  coders: readonly [string, string]
  hidden: boolean
  done: readonly string[]
  codebooks: readonly string[]
  differences: number | null
  settled: number | null
}

/** How far two marked the same words as one kind of thing. */
export interface SpansRow {
  row: 'spans'
  round: string
  kind: CodedKind
  left: number
  right: number
  exact: number
  overlapping: number
  precision_exact: number | null
  recall_exact: number | null
  f1_exact: number | null
  precision: number | null
  recall: number | null
  f1: number | null
  alpha: number | null
  note: string | null
}

/** How far two gave the same answer in one field, of what both marked. */
export interface FieldRow {
  row: 'field'
  round: string
  kind: CodedKind
  field: string
  units: number
  alike: number
  percent: number | null
  alpha: number | null
  note: string | null
}

/** One thing that two did not mark alike. */
export interface DifferenceRow {
  row: 'difference'
  round: string
  document: string
  ids: readonly string[]
  left: Coding | null
  right: Coding | null
  fields: readonly string[]
  settled: Coding | null
  settled_by: readonly string[]
}

export type AgreementRow = RoundRow | SpansRow | FieldRow | DifferenceRow
