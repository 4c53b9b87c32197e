// The values of tadmor/model/reading.py as they arrive in JSON; `tables.ts` has the case's.
// tests/dossier/test_types.py holds these names to the Python ones.

/** A half-open stretch of a text, in Unicode code points. */
export type Span = readonly [start: number, end: number]
export type Spans = readonly Span[]

export type VoiceKind = 'author' | 'editor' | 'headline' | 'caption' | 'quoted-page' | 'boilerplate'
export type Stance =
  | 'asserts'
  | 'denies'
  | 'admits'
  | 'doubts'
  | 'infers'
  | 'asks'
  | 'relays'
  | 'urges'
  | 'declines'
export type Certainty = 'certain' | 'probable' | 'possible' | 'unstated'
export type Polarity = 'asserts' | 'denies' | 'asks' | 'unasserted'
export type Aspect = 'completed' | 'ongoing' | 'ordered' | 'planned' | 'failed' | 'hypothetical'

export interface Voice {
  id: string
  kind: VoiceKind
  name: string | null
  published: string | null
  spans: Spans
}

export interface Attribution {
  id: string
  source: Spans
  cue: Spans
  content: Spans
  speaker: string | null
  voice: string
  within: string | null
  manner: 'direct' | 'mixed' | 'indirect'
  stance: Stance
  stance_by: string
  negated: boolean
  certainty: Certainty
  said: string | null
}

export interface Actor {
  id: string
  name: string
  type: 'person' | 'force' | 'office' | 'outlet' | 'group' | 'people'
  mentions: Spans
  part_of: string | null
}

export interface Candidate {
  name: string
  lat: number
  lon: number
  country: string | null
  authority: string | null
  score: number | null
}

export interface Place {
  id: string
  name: string
  lat: number | null
  lon: number | null
  radius_km: number | null
  kind: 'point' | 'near' | 'along' | 'district' | 'province' | 'country' | 'unknown'
  authority: string | null
  mentions: Spans
  candidates: readonly Candidate[]
  why: string | null
}

export interface TimeExpression {
  id: string
  span: Span
  edtf: string | null
  anchor: string | null
  rule: string | null
  after_page: string | null
}

export interface Bounds {
  edtf: string | null
  start_min: string | null
  start_max: string | null
  end_min: string | null
  end_max: string | null
  end: 'known' | 'unknown' | 'ongoing'
}

export interface ClaimTimes {
  said: Bounds | null
  event: Bounds | null
  valid: Bounds | null
}

export interface Figure {
  min: number | null
  max: number | null
  approximate: boolean
  vague: boolean
  kind: string
  whose: string | null
  cumulative: boolean | null
  period: string | null
}

export interface Claim {
  id: string
  frame: string
  span: Span
  roles: Readonly<Record<string, Spans>>
  actors: Readonly<Record<string, string>>
  place: string | null
  time: string | null
  times: ClaimTimes
  polarity: Polarity
  aspect: Aspect
  extent: 'whole' | 'part' | null
  moves: boolean
  certainty: Certainty
  figure: Figure | null
  attribution: string | null
  voice: string
}

export interface DocumentFacts {
  name: string
  sha256: string
  title: string | null
  publisher: string | null
  published: string | null
  language: string | null
  author: string | null
  url: string | null
  retrieved: string | null
  republished_from: string | null
  note: string | null
}

/** A text of which a file carries pieces only, each with the position of its first sign. */
export interface Excerpts {
  length: number
  pieces: readonly (readonly [start: number, words: string])[]
}

export interface Reading {
  schema: 'tadmor/reading/1'
  document: DocumentFacts
  text: string | Excerpts
  voices: readonly Voice[]
  attributions: readonly Attribution[]
  actors: readonly Actor[]
  places: readonly Place[]
  times: readonly TimeExpression[]
  claims: readonly Claim[]
  limits: readonly string[]
}

export * from './accounts.ts'
export * from './codings.ts'
export * from './comparisons.ts'
export * from './explanations.ts'
export * from './figures.ts'
export * from './layers.ts'
export * from './questions.ts'
export * from './rulings.ts'
export * from './tables.ts'
