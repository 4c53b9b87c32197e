// Marks overlap, elements cannot: a paragraph is cut wherever a mark begins or ends, and each
// segment knows the marks that cover it.

import { anyCovers, covers, startOf } from './span.ts'
import type { Attribution, Claim, Reading, Span, Spans, Voice } from './types.ts'

export interface Segment {
  span: Span
  /** Attributions whose content covers the segment, the outermost first. */
  said: Attribution[]
  sources: Attribution[]
  cues: Attribution[]
  /** Attributions whose first words begin here. */
  opens: Attribution[]
  /** Claims whose words end here: where their footnote stands. */
  closes: Claim[]
}

/** A run of segments in one voice; a voice that is not the page's author is shown apart. */
export interface Passage {
  voice: Voice | null
  segments: Segment[]
}

export interface Paragraph {
  passages: Passage[]
}

/** Lay out a reading: its paragraphs, cut into passages by voice and segments by marks. */
export function layOut(reading: Reading, paragraphs: Spans): Paragraph[] {
  const depth = depths(reading.attributions)
  const outermostFirst = [...reading.attributions].sort((a, b) => depth(a) - depth(b))
  const cuts = boundaries(reading)
  return paragraphs.map((paragraph) => {
    const segments = split(paragraph, cuts).map((span) => segment(span, outermostFirst))
    placeFootnotes(segments, paragraph, reading.claims)
    return { passages: byVoice(segments, reading.voices) }
  })
}

/** How many attributions stand around each one; a circle, which no reading should hold, ends. */
export function depths(attributions: readonly Attribution[]): (attribution: Attribution) => number {
  const byId = new Map(attributions.map((attribution) => [attribution.id, attribution]))
  return (attribution) => {
    const seen = new Set<string>()
    let outer = attribution.within
    while (outer !== null && !seen.has(outer)) {
      seen.add(outer)
      outer = byId.get(outer)?.within ?? null
    }
    return seen.size
  }
}

export function begins(attribution: Attribution): number {
  return startOf(attribution.source, attribution.cue, attribution.content)
}

function boundaries(reading: Reading): number[] {
  const spans = [
    ...reading.voices.flatMap((voice) => voice.spans),
    ...reading.attributions.flatMap(({ source, cue, content }) => [...source, ...cue, ...content]),
    ...reading.claims.flatMap(({ span, roles }) => [span, ...Object.values(roles).flat()]),
  ]
  return [...new Set(spans.flat())].sort((a, b) => a - b)
}

/** Cut a span at those of the positions, in order, that are inside it. */
export function split([start, end]: Span, cuts: readonly number[]): Span[] {
  const inside = [start, ...cuts.filter((cut) => start < cut && cut < end), end]
  return inside.slice(1).map((stop, index) => [inside[index] as number, stop])
}

function segment(span: Span, outermostFirst: Attribution[]): Segment {
  return {
    span,
    said: outermostFirst.filter(({ content }) => anyCovers(content, span)),
    sources: outermostFirst.filter(({ source }) => anyCovers(source, span)),
    cues: outermostFirst.filter(({ cue }) => anyCovers(cue, span)),
    opens: outermostFirst.filter((attribution) => begins(attribution) === span[0]),
    closes: [],
  }
}

function placeFootnotes(segments: Segment[], paragraph: Span, claims: readonly Claim[]): void {
  for (const claim of claims) {
    const end = claim.span[1]
    if (end <= paragraph[0] || end > paragraph[1]) continue
    segments.find(({ span }) => end <= span[1])?.closes.push(claim)
  }
}

function byVoice(segments: Segment[], voices: readonly Voice[]): Passage[] {
  const passages: Passage[] = []
  for (const piece of segments) {
    const voice = voiceAt(piece.span, voices)
    const last = passages.at(-1)
    if (last !== undefined && last.voice === voice) last.segments.push(piece)
    else passages.push({ voice, segments: [piece] })
  }
  return passages
}

/** The voice of the tightest span around a segment; null for the page's author, who has the rest. */
function voiceAt(segment: Span, voices: readonly Voice[]): Voice | null {
  let found: Voice | null = null
  let width = Number.POSITIVE_INFINITY
  for (const voice of voices) {
    for (const span of voice.spans) {
      if (covers(span, segment) && span[1] - span[0] < width) {
        found = voice.id === 'v0' ? null : voice
        width = span[1] - span[0]
      }
    }
  }
  return found
}
