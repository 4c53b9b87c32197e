// Words in their context: the paragraphs that hold them, bounded, and cut where a mark begins or ends.

import type { Source } from './record.ts'
import { anyCovers, overlaps } from './span.ts'
import type { Span, Spans } from './types.ts'

/** What words are to the thing that is reviewed. */
export type Part = 'source' | 'cue' | 'content' | 'claim' | 'name'
export type Marks = Partial<Record<Part, Spans>>

export interface Piece {
  span: Span
  parts: readonly Part[]
}

export interface Excerpt {
  pieces: readonly Piece[]
  /** Whether the paragraph goes on before or after. */
  cut: readonly [before: boolean, after: boolean]
}

/** So many characters around the words are shown. */
const REACH = 260

export function contextOf(source: Source, marks: Marks): Excerpt[] {
  const spans = Object.values(marks).flat()
  return source.text
    .paragraphs()
    .filter((paragraph) => spans.some((span) => overlaps(paragraph, span)))
    .map((paragraph) => excerpt(source, paragraph, marks, spans))
}

function excerpt(source: Source, paragraph: Span, marks: Marks, spans: Spans): Excerpt {
  const inside = spans.filter((span) => overlaps(paragraph, span)).flat()
  const first = Math.max(paragraph[0], Math.min(...inside))
  const last = Math.min(paragraph[1], Math.max(...inside))
  const [start, end] = source.text.around([first, last], paragraph, REACH)
  const bounds = [...new Set([start, end, ...spans.flat()])]
    .filter((at) => start <= at && at <= end)
    .sort((a, b) => a - b)
  const parts = Object.entries(marks) as [Part, Spans][]
  return {
    pieces: bounds.slice(1).map((stop, index) => {
      const span = [bounds[index] as number, stop] as const
      return { span, parts: parts.filter(([, of]) => anyCovers(of, span)).map(([part]) => part) }
    }),
    cut: [paragraph[0] < start, end < paragraph[1]],
  }
}
