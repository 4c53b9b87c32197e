import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphAt, stepped, trimmed } from '../src/record/caret.ts'
import { begun, codingOf, type Draft, lacks, optionsOf, press } from '../src/record/marking.ts'
import { Text } from '../src/record/span.ts'
import type { Codebook, Span } from '../src/record/types.ts'

const BOOK: Codebook = {
  title: 'Ours',
  version: 'cbk_1',
  frames: {
    gain: { meaning: 'takes it', roles: ['agent', 'place'] },
    gather: { meaning: 'comes together', roles: [] },
  },
  stances: { asserts: 'says so', denies: 'says not' },
  notes: [],
}

const pressed = (start: Draft | null, ...steps: [string, Span | null][]): Draft | null =>
  steps.reduce((draft, [key, marked]) => press(draft, key, marked, BOOK) ?? draft, start)

describe('a draft', () => {
  it('goes from words to source, cue and stance, a key each', () => {
    const draft = pressed(null, ['a', [10, 20]], ['s', [0, 4]], ['u', [5, 9]], ['2', null])
    expect(draft).toMatchObject({
      kind: 'attribution',
      words: [[10, 20]],
      source: [[0, 4]],
      cue: [[5, 9]],
      stance: 'denies',
    })
  })

  it('begins with nothing but selected words', () => {
    expect(press(null, 'a', null, BOOK)).toBeNull()
    expect(press(null, 's', [0, 4], BOOK)).toBeNull()
  })

  it('takes a part anew, and with the shift key one more piece of it in the order of the text', () => {
    const first = pressed(null, ['a', [10, 20]])
    expect(pressed(first, ['a', [30, 40]])?.words).toEqual([[30, 40]])
    expect(pressed(first, ['A', [2, 6]])?.words).toEqual([
      [2, 6],
      [10, 20],
    ])
  })

  it('takes only letters that a frame goes on with', () => {
    const draft = pressed(null, ['c', [0, 9]], ['g', null], ['a', null], ['x', null], ['t', null])
    expect(draft).toMatchObject({ typed: 'gat', frame: 'gather' })
    expect(pressed(draft, ['Backspace', null])?.frame).toBe('gain')
  })

  it('gives selected words to a role of the frame by its number', () => {
    const draft = pressed(null, ['c', [0, 9]], ['g', null], ['1', [2, 4]])
    expect(draft && optionsOf(draft, BOOK)).toEqual(['agent', 'place'])
    expect(draft?.roles).toEqual({ agent: [[2, 4]] })
  })

  it('says what it lacks', () => {
    expect(lacks(begun('claim', [[0, 3]]))).toContain('kind of claim')
    expect(lacks(begun('attribution', []))).toContain('Nothing')
    expect(lacks(begun('voice', [[0, 3]]))).toBeNull()
  })

  it('never has other words than those that stand in the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 2, maxLength: 40 }),
        fc.array(
          fc.tuple(fc.constantFrom('a', 's', 'u', 'A', 'S', '0', '1', 'x'), fc.nat(), fc.nat()),
        ),
        (words, steps) => {
          const text = new Text(words)
          const span = (one: number, other: number): Span => {
            const [a, b] = [one % (text.length + 1), other % (text.length + 1)]
            return [Math.min(a, b), Math.max(a, b)]
          }
          const keys = steps.map(([key, a, b]): [string, Span] => [key, span(a, b)])
          const draft = pressed(begun('attribution', [[0, 1]]), ...keys) as Draft
          const coding = codingOf(draft, text, 'f'.repeat(64))
          for (const { start, end, exact } of [...coding.words, ...coding.source, ...coding.cue])
            expect([...words].slice(start, end).join('')).toBe(exact)
        },
      ),
    )
  })

  it('names its source, and keeps what it mends', () => {
    const text = new Text('He said so.')
    const draft = {
      ...begun('attribution', [[8, 10]]),
      name: ' The abbot ',
      kept: { replaces: 'att_1', negated: true, names: { place: 'Ostrem' } },
    }
    expect(codingOf(draft, text, 'x')).toMatchObject({
      names: { source: 'The abbot', place: 'Ostrem' },
      replaces: 'att_1',
      negated: true,
      words: [{ start: 8, end: 10, exact: 'so' }],
    })
  })
})

describe('a caret', () => {
  const SIGNS = fc.string({
    unit: fc.constantFrom('a', ' ', 'ق', '𐤀', 'é', '\n', '.'),
    maxLength: 30,
  })

  it('goes forward and back through every text, and never beyond it', () => {
    fc.assert(
      fc.property(SIGNS, fc.constantFrom('grapheme' as const, 'word' as const), (words, by) => {
        const text = new Text(words)
        const paragraphs = text.paragraphs()
        for (const way of [1, -1] as const) {
          let at = way > 0 ? 0 : text.length
          for (let count = 0; count <= text.length + 1; count++) {
            const next = stepped(text, paragraphs, at, way, by)
            expect((next - at) * way).toBeGreaterThanOrEqual(0)
            expect(next >= 0 && next <= text.length).toBe(true)
            at = next
          }
          expect(stepped(text, paragraphs, at, way, by)).toBe(at)
        }
      }),
    )
  })

  it('stops at the ends of words one way and at their beginnings the other', () => {
    const text = new Text('The abbot fled.')
    const step = (at: number, way: 1 | -1) => stepped(text, text.paragraphs(), at, way, 'word')
    expect([step(0, 1), step(3, 1)]).toEqual([3, 9])
    expect([step(15, -1), step(10, -1)]).toEqual([10, 4])
  })

  it('leaves the white space around words', () => {
    const text = new Text(' 𐤀b  c ')
    expect(trimmed(text, [0, 5])).toEqual([1, 3])
    expect(trimmed(text, [3, 5])).toBeNull()
    expect(paragraphAt(text.paragraphs(), 2)).toEqual([1, 7])
  })
})
