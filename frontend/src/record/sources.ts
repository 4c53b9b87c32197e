// What people registered of sources and outlets: the values of tadmor/model/registry.py in JSON.
// tests/dossier/test_types.py holds these names to the Python ones.

import type { Grading } from './rulings.ts'

/** A tie to a party, from and to a date, by somebody's account. */
export interface Tie {
  party: string
  start: string | null
  end: string | null
  by: string
}

/** What a source can see of a place, from and to a date, by somebody's account. */
export interface Access {
  place: string
  how: string
  start: string | null
  end: string | null
  by: string
}

/** A grade by the Admiralty code, and whose it is. */
export interface Graded {
  grading: Grading
  by: string
}

/** A source or outlet that a person registered; `aggregator` null is not known. */
export interface RegisteredSource {
  name: string
  aliases: readonly string[]
  owner: string | null
  language: string | null
  aggregator: boolean | null
  ties: readonly Tie[]
  access: readonly Access[]
  grades: readonly Graded[]
}
