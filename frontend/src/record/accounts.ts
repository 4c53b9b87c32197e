// The values of tadmor/model (disputes.py, timeline.py) in JSON: what accounts share, and where they differ.
// tests/dossier/test_types.py holds these names to the Python ones.

import type { ControlState, Party } from './tables.ts'

export type DisputeKind = 'holder' | 'state'

/** What some accounts say on the days of a disputed stretch; copies are one of the `origins`. */
export interface DisputeSide {
  holder: Party | null
  state: ControlState
  accounts: readonly Party[]
  origins: number
  because: readonly string[]
}

/** Days, inclusive, on which accounts of different origin do not agree on who held a place. */
export interface DisputedRow {
  row: 'disputed'
  kind: DisputeKind
  place: Party
  lat: number | null
  lon: number | null
  first: string
  last: string
  sides: readonly DisputeSide[]
  why: string
}

/** A dated claim on the lane of its account; `also` assert the same, `copies` of them by one origin. */
export interface TimelineRow {
  account: Party
  claim: string
  frame: string
  place: Party | null
  start_min: string | null
  start_max: string | null
  end_min: string | null
  end_max: string | null
  label: string
  quote: string
  assertion: string | null
  also: readonly Party[]
  copies: readonly Party[]
}
