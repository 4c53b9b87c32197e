// What a figure counts, in words.

import type { Case } from '../../record/record.ts'
import { inWords } from '../../record/time.ts'
import type { FigureGroup, FigureRow } from '../../record/types.ts'
import { capital, plural } from '../../record/words.ts'

const NOTES: Record<string, string> = {
  casualties: 'not only deaths',
  other: 'of a kind not named',
}

/** "Casualties (not only deaths)": what a group of figures counts. */
export function kindInWords(kind: string): string {
  const words = capital(kind.replaceAll('-', ' '))
  return NOTES[kind] ? `${words} (${NOTES[kind]})` : words
}

/** What may be taken wrongly in a kind of figure. */
export const noteOn = (kind: string): string | null => NOTES[kind] ?? null

/** Whose: a party of the case, or the words that the text has. */
export function whoseName(held: Case, whose: string | null): string | null {
  const where = held.locate(whose)
  return where ? (held.sources[where.document]?.actor(where.local) ?? whose) : whose
}

/** "Garrison · Hill 264 · April 1915": what the figures of a row have in common. */
export function scope(
  held: Case,
  { whose, place, period }: Pick<FigureRow, 'whose' | 'place' | 'period'>,
): string[] {
  return [whoseName(held, whose), place?.name, inWords(period)].filter((part) => !!part) as string[]
}

/** Why a figure is comparable with none: what its words do not say. */
export function apart({ whose, place, period }: FigureRow): string | null {
  const gaps = [!whose && 'whom', !place && 'where', !period && 'when'].filter(Boolean)
  return gaps.length > 0 ? `does not say ${gaps.join(', ')}` : null
}

/** "40 to 300, by 3 originating sources": never one number, and open where an end is open. */
export function extent({ min, max, originating_sources }: FigureGroup): string {
  const by = `by ${plural(originating_sources.length, 'originating source')}`
  const count = (value: number) => value.toLocaleString('en')
  if (min === null && max === null) return `no figure given, ${by}`
  if (min === null) return `up to ${count(max as number)}, ${by}`
  if (max === null) return `${count(min)} or more, with no upper end given, ${by}`
  return `${min === max ? count(min) : `${count(min)} to ${count(max)}`}, ${by}`
}
