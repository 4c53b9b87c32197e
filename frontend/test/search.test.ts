import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, origins } from '../src/record/folding.ts'
import { spansOf } from '../src/record/search.ts'
import { Text } from '../src/record/span.ts'

// Signs that fold to none, to several or to others: points, ligatures, sigmas, blanks of all widths.
const signs = ['a', 'É', 'e\u0301', 'ﬁ', 'ﷺ', 'Σ', 'ς', 'İ', 'ß', 'ـ', 'تَ', 'أ', '한', '🕊', '´']
const blanks = [' ', '\u00a0', '\u2003', '\n', '\r\n', '\n\n', '\u200f', '\u0301']
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...signs, ...blanks)).map((parts) => parts.join('')),
)

describe('origins', () => {
  it('has a code point for every unit that is folded, in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const from = origins(text)
        expect(from.length).toBe(fold(text).length + 1)
        expect([...from]).toEqual([...from].sort((one, other) => one - other))
        expect(from.at(-1)).toBe([...text].length)
      }),
    )
  })
})

describe('spansOf', () => {
  it('finds any stretch of a text where it stands', () => {
    fc.assert(
      fc.property(texts, fc.nat(30), fc.nat(30), (whole, one, other) => {
        const text = new Text(whole)
        const words = text.slice([Math.min(one, other), Math.max(one, other)])
        const spans = spansOf(text, words, Number.POSITIVE_INFINITY)
        const wanted = fold(words).trim()
        expect(spans.length > 0).toBe(wanted !== '' && fold(whole).includes(wanted))
        for (const span of spans) expect(fold(text.slice(span))).toContain(wanted)
      }),
    )
  })

  it('knows no case, accents, vowel points or kinds of blanks, and keeps positions', () => {
    const text = new Text('🕊 Idlíb held.\nتَدمُر fell to\n the ODYSSEUS of Ὀδυσσεύς')
    const found = (words: string) => spansOf(text, words, 9).map((span) => text.slice(span))
    expect(found('IDLIB  held')).toEqual(['Idlíb held'])
    expect(found('تدمر')).toEqual(['تَدمُر'])
    expect(found('FELL TO THE')).toEqual(['fell to\n the'])
    expect(found('ΟΔΥΣΣΕΥΣ')).toEqual(['Ὀδυσσεύς'])
    expect(found('nowhere')).toEqual([])
  })

  it('finds nothing across what a file leaves out, or across paragraphs', () => {
    const text = new Text({
      length: 60,
      pieces: [
        [0, 'the north'],
        [50, 'gate fell\n'],
      ],
    })
    expect(spansOf(text, 'north gate', 9)).toEqual([])
    expect(spansOf(text, 'gate', 9)).toEqual([[50, 54]])
    expect(spansOf(new Text('north\n \ngate'), 'north gate', 9)).toEqual([])
  })
})
