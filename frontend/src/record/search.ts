// Words found in the texts and claims of a case. Each document is folded once, when it is first
// looked through; where a folded word stands in the text is worked out for what is shown only.

import { fold, origins } from './folding.ts'
import { wordTest } from './narrowing.ts'
import type { Case, Source } from './record.ts'
import type { Text } from './span.ts'
import type { ClaimRow, Span } from './types.ts'

/** How much of what is found is shown. */
export interface Limits {
  claims: number
  documents: number
  /** Of one document. */
  passages: number
}

/** Where in a document the words stand: the first of them, and how often they do. */
export interface FoundIn {
  source: Source
  count: number
  spans: readonly Span[]
}

export interface Found {
  claims: readonly ClaimRow[]
  documents: readonly FoundIn[]
  /** How much was found, whether it is shown or not. */
  claimCount: number
  documentCount: number
  passageCount: number
}

const NOTHING_FOUND: Found = {
  claims: [],
  documents: [],
  claimCount: 0,
  documentCount: 0,
  passageCount: 0,
}

const folds = new WeakMap<Text, string>()
const points = new WeakMap<Text, Uint32Array>()

/** Look for words as they are typed, in their order, but for case, accents and blanks. */
export function search(held: Case, words: string, limits: Limits): Found {
  const wanted = fold(words).trim()
  if (wanted === '') return NOTHING_FOUND
  const claims = held.dossier.claims.filter(wordTest(held.dossier, words))
  const counts = held.sources
    .map((source) => ({ source, count: timesIn(foldedText(source.text), wanted) }))
    .filter(({ count }) => count > 0)
  return {
    claims: claims.slice(0, limits.claims),
    documents: counts.slice(0, limits.documents).map(({ source, count }) => ({
      source,
      count,
      spans: spansOf(source.text, words, limits.passages),
    })),
    claimCount: claims.length,
    documentCount: counts.length,
    passageCount: counts.reduce((sum, { count }) => sum + count, 0),
  }
}

/** The stretches of a text that are these words, with the accents and points that belong to them. */
export function spansOf(text: Text, words: string, limit: number): Span[] {
  const wanted = fold(words).trim()
  const folded = foldedText(text)
  const from = pointsOf(text)
  const spans: Span[] = []
  let at = wanted ? folded.indexOf(wanted) : -1
  while (at >= 0 && spans.length < limit) {
    const after = at + wanted.length
    // A sign may fold to several, and be found by the first of them.
    const end = Math.max((from[after - 1] as number) + 1, from[after] as number)
    spans.push([from[at] as number, end])
    at = folded.indexOf(wanted, after)
  }
  return spans
}

/** Fold the documents that are not folded yet, for some milliseconds; false if some are left. */
export function prepare(held: Case, milliseconds: number): boolean {
  const until = performance.now() + milliseconds
  return held.sources.every(({ text }) => {
    if (performance.now() > until) return folds.has(text)
    foldedText(text)
    return true
  })
}

function timesIn(folded: string, wanted: string): number {
  let times = 0
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    times++
  }
  return times
}

function foldedText(text: Text): string {
  return kept(folds, text, () => fold(text.whole))
}

function pointsOf(text: Text): Uint32Array {
  return kept(points, text, () => origins(text.whole))
}

function kept<Value>(store: WeakMap<Text, Value>, text: Text, make: () => Value): Value {
  const value = store.get(text) ?? make()
  store.set(text, value)
  return value
}
