// The values of tadmor/model/estimates.py in JSON: the model estimate, which is nobody's account.
// tests/dossier/test_types.py holds these names to the Python ones.

import type { Party } from './tables.ts'

export type Band = 'almost certainly' | 'very likely' | 'likely' | 'open'
export type Amount = 'much' | 'somewhat' | 'little'

/** Days, both inclusive, on which a stretch lies in one band; without `last` it is carried on. */
export interface FusedSpan {
  band: Band
  first: string
  last: string | null
}

/** A claim that moved a stretch, towards its holder or against. */
export interface FusedMove {
  claim: string
  towards: boolean
  amount: Amount
}

/** A stretch of one likeliest holder of a place; null where nobody is. */
export interface FusedRow {
  place: Party
  lat: number | null
  lon: number | null
  holder: Party | null
  spans: readonly FusedSpan[]
  last_evidence: string | null
  because: readonly string[]
  copies: readonly string[]
  moves: readonly FusedMove[] | null
}

/** What the model makes of an origin, from so many reports; `of` are whom it repeats. */
export interface FusedVoice {
  origin: Party
  reports: number
  right: Band
  side: Party | null
  of: readonly Party[]
  grade: string | null
}

/** Where a much-copied voice cannot be told from a reliable one. */
export interface FusedDoubt {
  place: Party
  origins: readonly Party[]
  first: string
  last: string
  words: string
}

/** The estimate of a case, without some originating sources. */
export interface FusedEstimate {
  without: readonly Party[]
  documents: number
  reports: number
  rows: readonly FusedRow[]
  voices: readonly FusedVoice[]
  doubts: readonly FusedDoubt[]
  missing: string | null
}
