// Dated maps: the values of tadmor/model/layers.py in JSON, and what a page asks of them.
// tests/dossier/test_types.py holds these names to the Python ones.

import type { Party } from './tables.ts'

/** A map: its file, its maker, the day that it shows (EDTF), and how much it covers. */
export interface LayerRow {
  row: 'layer'
  id: string
  document: string
  sha256: string
  mapmaker: Party
  shown: string
  method: string
  published: string | null
  areas: number
  covered_km2: number
}

/** What a map shows as one holder's, or nobody's: `shared_km2` of it is another's as well. */
export interface AreaRow {
  row: 'area'
  id: string
  layer: string
  document: string
  mapmaker: Party
  shown: string
  holder: Party | null
  label: string
  km2: number
  shared_km2: number
  because: readonly string[]
}

/** What a holder gained and lost between two maps of one maker, method and legend. */
export interface ChangeRow {
  row: 'change'
  id: string
  mapmaker: Party
  first_shown: string
  then_shown: string
  holder: Party | null
  label: string
  before_km2: number
  after_km2: number
  gained_km2: number
  lost_km2: number
  percent: number | null
  because: readonly [string, string]
}

/** The area that went from one label to another; a label is null where a map shows nothing. */
export interface PassedRow {
  row: 'passed'
  id: string
  mapmaker: Party
  first_shown: string
  then_shown: string
  before: string | null
  after: string | null
  km2: number
  places: readonly Party[]
  towns: readonly string[]
  more_towns: number
  because: readonly [string, string]
}

/** Two maps that are not compared by area, and why. */
export interface WarningRow {
  row: 'warning'
  id: string
  differs: readonly string[]
  why: string
  because: readonly [string, string]
}

/** What a map shows as one label's, or several labels' at once, in lines for a page. */
export interface Patch {
  labels: readonly string[]
  /** Outline and holes; a ring in ten-thousandths of a degree, each point from the one before. */
  polygons: readonly (readonly (readonly number[])[])[]
}

/** A map as a page shows it. `legend` is alike for maps with one legend. */
export interface Sheet {
  layer: LayerRow
  title: string | null
  url: string | null
  note: string | null
  legend: string
  simplified: boolean
  areas: readonly AreaRow[]
  patches: readonly Patch[]
}
