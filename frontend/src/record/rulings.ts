// The values of tadmor/model/rulings.py in JSON: what is asked of people, and what they ruled.
// tests/dossier/test_types.py holds these names to the Python ones.

import type { Coding } from './codings.ts'

export type RulingKind =
  | 'accept'
  | 'reject'
  | 'same'
  | 'different'
  | 'place'
  | 'grade'
  | 'against-interest'
  | 'not-against-interest'
  | 'cell'
  | 'undo'
  | 'note'
  | 'code'
  | 'blind'
  | 'done'
  | 'settle'
export type QueueKind = 'saying' | 'claim' | 'disagreement' | 'place' | 'parties' | 'places'
export type State = 'stands' | 'disputed' | 'replaced' | 'undone' | 'waits'

/** Where a name of this case lies, and who says so. */
export interface Placing {
  lat: number
  lon: number
  radius_km: number
  source: string
}

/** A grade by the Admiralty code. */
export interface Grading {
  reliability: string | null
  credibility: number | null
  topic: string | null
  start: string | null
  end: string | null
}

/** One thing to rule on, or two that may be one, with the rows of each table that rest on it. */
export interface QueueRow {
  kind: QueueKind
  ids: readonly string[]
  joined: boolean | null
  control: number
  conflicts: number
  figures: number
  proofs: number
  cells: number
}

/** A ruling, and whether it stands; `replaced` are the machine's words that a coding mends. */
export interface RulingRow {
  id: string
  kind: RulingKind
  subjects: readonly string[]
  placing: Placing | null
  grading: Grading | null
  coding: Coding | null
  codebook: string | null
  reason: string | null
  by: string
  at: string
  state: State
  replaced: string | null
}
