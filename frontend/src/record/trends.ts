// The values of tadmor/model/trends.py in JSON: counts on either side of an event of the case.
// tests/dossier/test_types.py holds these names to the Python ones.

import type { Party } from './tables.ts'

export type What = 'gains' | 'losses' | 'withdrawals' | 'advances' | 'attacks' | 'clashes'

/** Counts before and after an event, by one account or by any of several. */
export interface TrendRow {
  row: 'trend'
  account: Party | 'all'
  accounts: number
  what: readonly What[]
  by: string | null
  place: string | null
  event: string
  window_first: string | null
  window_last: string | null
  days_before: number
  days_after: number
  before_min: number
  before_max: number
  after_min: number
  after_max: number
  undated: number
  rate_before_min: number | null
  rate_before_max: number | null
  rate_after_min: number | null
  rate_after_max: number | null
  ratio_min: number | null
  ratio_max: number | null
  interval_low: number | null
  interval_high: number | null
  p: number | null
  detectable_rise: number | null
  detectable_fall: number | null
  fragile: boolean
  finding: string
  assumption: string
  not_shown: readonly string[]
  because: readonly string[]
  undated_because: readonly string[]
}

/** An event that a person names for the case. */
export interface CaseEvent {
  date: string
  text: string
  what: readonly What[]
  by: string | null
  first: string | null
  last: string | null
}

/** One thing counted, which lies within these days. */
export interface Counted {
  first: string
  last: string
  because: readonly string[]
}

/** The pace before and after an event; without `counted` there are more than a page draws. */
export interface Pace {
  event: CaseEvent
  began: string
  ended: string
  row: TrendRow
  counted: readonly Counted[] | null
}
