// The record counts Unicode code points; JavaScript counts UTF-16 units. Only this file converts
// the one into the other, and only this file slices a text.

import type { Excerpts, Span, Spans } from './types.ts'

const GAP = ' … '

/** A text that is sliced by code points. Texts without astral signs need no table of offsets. */
export class Text {
  readonly length: number
  readonly whole: string
  /** Where a text that came in pieces has none; there `whole` has blank lines. */
  readonly gaps: Spans
  private readonly units: Uint32Array | null

  constructor(text: string | Excerpts) {
    this.gaps = typeof text === 'string' ? [] : gapsIn(text)
    this.whole = typeof text === 'string' ? text : filled(text)
    this.units = unitOffsets(this.whole)
    this.length = this.units === null ? this.whole.length : this.units.length - 1
  }

  /** Whether the words of a span are here, and not left out. */
  has(span: Span): boolean {
    return !this.gaps.some((gap) => overlaps(gap, span))
  }

  /** How many signs between two positions are left out. */
  missing([start, end]: Span): number {
    return this.gaps
      .filter((gap) => overlaps(gap, [start, end]))
      .reduce((sum, gap) => sum + Math.min(end, gap[1]) - Math.max(start, gap[0]), 0)
  }

  /** The UTF-16 offset of a code point; offsets beyond either end are brought to it. */
  toUnits(point: number): number {
    const inside = Math.min(Math.max(point, 0), this.length)
    return this.units === null ? inside : (this.units[inside] as number)
  }

  /** The code point that holds a UTF-16 offset: the inverse of `toUnits`. */
  toPoints(unit: number): number {
    if (this.units === null) return Math.min(Math.max(unit, 0), this.length)
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.units[middle] as number) <= unit) low = middle
      else high = middle - 1
    }
    return low
  }

  slice([start, end]: Span): string {
    return this.whole.slice(this.toUnits(start), this.toUnits(end))
  }

  /** The exact words of several pieces, joined by an ellipsis. */
  quote(spans: Spans): string {
    return spans.map((span) => this.slice(span)).join(GAP)
  }

  /** A span widened by so many code points on each side, to whole words, but not beyond `outer`. */
  around([start, end]: Span, outer: Span, reach: number): Span {
    const before = this.slice([Math.max(outer[0], start - reach), start])
    const after = this.slice([end, Math.min(outer[1], end + reach)])
    const isWhole = [start - reach <= outer[0], outer[1] <= end + reach] as const
    const left = isWhole[0] ? before : before.replace(/^\S*\s*/, '')
    const right = isWhole[1] ? after : after.replace(/\s*\S*$/, '')
    return [start - [...left].length, end + [...right].length]
  }

  /** The paragraphs: stretches between blank lines, without the line breaks around them. */
  paragraphs(): Span[] {
    const found: Span[] = []
    for (const match of this.whole.matchAll(/\S(?:[^\n]|\n(?![^\S\n]*(?:\n|$)))*/g)) {
      found.push([this.toPoints(match.index), this.toPoints(match.index + match[0].length)])
    }
    return found
  }
}

function gapsIn({ length, pieces }: Excerpts): Span[] {
  const edges = [
    0,
    ...pieces.flatMap(([start, words]) => [start, start + [...words].length]),
    length,
  ]
  const gaps = edges.flatMap((edge, at) =>
    at % 2 === 0 ? [[edge, edges[at + 1] as number] as const] : [],
  )
  return gaps.filter(([start, end]) => start < end)
}

/** Blank lines for what is left out: it parts paragraphs, shows nothing and keeps all positions. */
function filled({ length, pieces }: Excerpts): string {
  let [text, points] = ['', 0]
  for (const [start, words] of pieces) {
    text += `${'\n'.repeat(start - points)}${words}`
    points = start + [...words].length
  }
  return text + '\n'.repeat(length - points)
}

/** The UTF-16 offset of every code point and of the end, or null where both counts agree. */
function unitOffsets(text: string): Uint32Array | null {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return null
  const offsets = new Uint32Array(text.length + 1)
  let points = 0
  for (let unit = 0; unit < text.length; points++) {
    offsets[points] = unit
    unit += (text.codePointAt(unit) as number) > 0xffff ? 2 : 1
  }
  offsets[points] = text.length
  return offsets.slice(0, points + 1)
}

export function covers(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1]
}

export function overlaps(left: Span, right: Span): boolean {
  return left[0] < right[1] && right[0] < left[1]
}

export function anyCovers(spans: Spans, inner: Span): boolean {
  return spans.some((span) => covers(span, inner))
}

/** Where several pieces begin, for putting things in the order of the text. */
export function startOf(...roles: Spans[]): number {
  return Math.min(...roles.flat().map((span) => span[0]))
}
