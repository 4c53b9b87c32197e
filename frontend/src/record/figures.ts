// What follows from several figures: the values of tadmor/model/figures.py in JSON.
// tests/dossier/test_types.py holds these names to the Python ones.

import type { FigureGroup, FigureRow, Party } from './tables.ts'

export type RevisionKind = 'up' | 'down' | 'corrected' | 'replaced'
export type ImpossibleKind = 'part over whole' | 'sum' | 'fall'

/** One figure as one source gave it; `also` give it again. `said` may be a day of publication. */
export interface StatedFigure {
  claim: string
  also: readonly string[]
  source: Party
  kind: string
  min: number | null
  max: number | null
  approximate: boolean
  vague: boolean
  said: string | null
  by_publication: boolean
  document: string
  quote: string
}

/** One source's figure for one thing over the days of saying; a `running` one counts up to each. */
export interface SeriesRow {
  row: 'series'
  id: string
  source: Party
  kind: string
  whose: string | null
  place: Party | null
  period: string | null
  running: boolean
  figures: readonly StatedFigure[]
}

/** A later figure of one source in the place of its own earlier one. */
export interface RevisionRow {
  row: 'revision'
  id: string
  series: string
  kind: RevisionKind
  running: boolean
  before: StatedFigure
  after: StatedFigure
  why: string
}

/** Figures that cannot both hold if they speak of the same thing. */
export interface ImpossibleRow {
  row: 'impossible'
  id: string
  kind: ImpossibleKind
  one_source: boolean
  figures: readonly StatedFigure[]
  why: string
}

export type AnyFigureRow = FigureRow | FigureGroup | SeriesRow | RevisionRow | ImpossibleRow
