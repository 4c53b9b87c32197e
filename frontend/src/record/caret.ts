// Where a caret goes in a text: by signs as people see them or by words, in any script. Positions
// are code points.

import type { Text } from './span.ts'
import type { Span, Spans } from './types.ts'

export type Grain = 'grapheme' | 'word'
export type Way = 1 | -1

/** The next place for a caret before or after another; it goes from paragraph to paragraph. */
export function stepped(text: Text, paragraphs: Spans, at: number, way: Way, by: Grain): number {
  const here = paragraphs.findIndex(([, end]) => at <= end)
  const near = paragraphs.slice(Math.max(0, here - 1), here + 2)
  const stops = near.flatMap((paragraph) => stopsIn(text, paragraph, way, by))
  const beyond = stops.filter((stop) => (way > 0 ? stop > at : stop < at))
  return (way > 0 ? beyond[0] : beyond.at(-1)) ?? at
}

/** The paragraph at a position, or the one after it. */
export function paragraphAt(paragraphs: Spans, at: number): Span {
  return paragraphs.find(([, end]) => at <= end) ?? paragraphs.at(-1) ?? [0, 0]
}

/** A stretch without the white space at its ends; null if nothing else is in it. */
export function trimmed(text: Text, [start, end]: Span): Span | null {
  const words = text.slice([start, end])
  const before = [...words].length - [...words.trimStart()].length
  const after = [...words].length - [...words.trimEnd()].length
  return words.trim() === '' ? null : [start + before, end - after]
}

/** Words end where one goes on and begin where one goes back; signs have both their sides. */
function stopsIn(text: Text, [start, end]: Span, way: Way, by: Grain): number[] {
  const stops = by === 'grapheme' ? [start] : []
  let at = start
  for (const { segment, isWordLike } of segmenter(by).segment(text.slice([start, end]))) {
    const before = at
    at += [...segment].length
    if (by === 'grapheme') stops.push(at)
    else if (isWordLike) stops.push(way > 0 ? at : before)
  }
  return stops
}

const segmenter = (by: Grain) => new Intl.Segmenter(undefined, { granularity: by })
