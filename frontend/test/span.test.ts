import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Text } from '../src/record/span.ts'

// Texts as they come: astral signs, right-to-left letters, joined signs and line breaks.
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('a', 'é', '🕊', '👩‍👧', 'ق', '\r\n', '\n\n', ' ', '𝔘'))
    .map((p) => p.join('')),
)
const cuts = fc.tuple(texts, fc.nat(40), fc.nat(40))

describe('Text', () => {
  it('that came in pieces has them where they were, and knows what it lacks', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(40), { maxLength: 6 }), (whole, cuts) => {
        const points = Array.from(whole)
        const edges = [...new Set(cuts.map((cut) => Math.min(cut, points.length)))].sort(
          (a, b) => a - b,
        )
        const kept = edges.flatMap((start, at): (readonly [number, number])[] => {
          const end = edges[at + 1]
          return at % 2 === 0 && end !== undefined ? [[start, end]] : []
        })
        const pieces = kept.map(
          ([start, end]) => [start, points.slice(start, end).join('')] as const,
        )
        const text = new Text({ length: points.length, pieces })
        expect(text.length).toBe(points.length)
        for (const [at, span] of kept.entries()) {
          expect(text.slice(span)).toBe(pieces[at]?.[1])
          expect(text.has(span)).toBe(true)
        }
        const there = kept.reduce((sum, [start, end]) => sum + end - start, 0)
        expect(text.missing([0, text.length])).toBe(points.length - there)
        for (const gap of text.gaps) expect(text.has(gap)).toBe(false)
      }),
    )
  })

  it('counts and slices code points as Python does', () => {
    fc.assert(
      fc.property(cuts, ([whole, one, other]) => {
        const text = new Text(whole)
        const points = Array.from(whole)
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        expect(text.length).toBe(points.length)
        expect(text.slice([start, end])).toBe(points.slice(start, end).join(''))
      }),
    )
  })

  it('turns code points into UTF-16 units and back', () => {
    fc.assert(
      fc.property(cuts, ([whole, one]) => {
        const text = new Text(whole)
        const point = Math.min(one, text.length)
        expect(text.toPoints(text.toUnits(point))).toBe(point)
      }),
    )
  })

  it('loses nothing but white space between paragraphs', () => {
    fc.assert(
      fc.property(texts, (whole) => {
        const text = new Text(whole)
        const kept = text.paragraphs().map((span) => text.slice(span))
        expect(kept.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''))
        for (const paragraph of kept) expect(paragraph).not.toMatch(/\n[^\S\n]*\n\S/)
      }),
    )
  })

  it('joins pieces by an ellipsis', () => {
    expect(
      new Text('🕊 one two three').quote([
        [2, 5],
        [10, 15],
      ]),
    ).toBe('one … three')
  })
})
