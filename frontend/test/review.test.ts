import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOf } from '../src/record/context.ts'
import { Case } from '../src/record/record.ts'
import { itemsOf, restsInWords } from '../src/record/review.ts'
import { Text } from '../src/record/span.ts'
import { NOTHING, type QueueRow, type Reading, type RulingRow } from '../src/record/types.ts'

const TEXT = `The abbot of Ostrem said that the abbey stood. ${'Bells rang. '.repeat(60)}It fell.

Nothing else was heard.`

const READING: Reading = {
  schema: 'tadmor/reading/1',
  document: {
    name: 'a.txt',
    sha256: '0'.repeat(64),
    title: null,
    publisher: null,
    published: null,
    language: 'en',
    author: null,
    url: null,
    retrieved: null,
    republished_from: null,
    note: null,
  },
  text: TEXT,
  voices: [],
  attributions: [],
  actors: [],
  places: [],
  times: [],
  claims: [],
  limits: [],
}

const row = (kind: QueueRow['kind'], ...ids: string[]): QueueRow => ({
  kind,
  ids,
  joined: ids.length > 1 ? false : null,
  control: 0,
  conflicts: 0,
  figures: 0,
  proofs: 0,
  cells: 0,
})

const ruling = (
  kind: RulingRow['kind'],
  subjects: string[],
  by = 'anna',
  state: RulingRow['state'] = 'stands',
): RulingRow => ({
  id: `rul_${kind}_${by}`,
  kind,
  subjects,
  placing: null,
  grading: null,
  coding: null,
  replaced: null,
  codebook: null,
  reason: null,
  by,
  at: '2026-11-23T12:00:00+00:00',
  state,
})

const statuses = (queue: QueueRow[], ...rulings: RulingRow[]) =>
  itemsOf(new Case({ ...NOTHING, queue }), rulings).map(({ status }) => status)

describe('an item', () => {
  it('is what stands', () => {
    const claim = row('claim', 'clm_a')
    expect(statuses([claim])).toEqual(['open'])
    expect(statuses([claim], ruling('accept', ['clm_a']))).toEqual(['accepted'])
    expect(statuses([claim], ruling('reject', ['clm_a'], 'anna', 'undone'))).toEqual(['open'])
    expect(statuses([claim], ruling('accept', ['clm_b']))).toEqual(['open'])
  })

  it('is disputed where two people differ', () => {
    const held = [
      ruling('accept', ['clm_a'], 'anna', 'disputed'),
      ruling('reject', ['clm_a'], 'boris', 'disputed'),
    ]
    expect(statuses([row('claim', 'clm_a')], ...held)).toEqual(['disputed'])
  })

  it('is not reviewed by a grade or a note', () => {
    const held = [ruling('grade', ['clm_a']), ruling('note', ['clm_a'])]
    expect(statuses([row('claim', 'clm_a')], ...held)).toEqual(['open'])
  })

  it('is a pair in either order', () => {
    const pair = row('parties', 'act_a', 'act_b')
    expect(statuses([pair], ruling('same', ['act_b', 'act_a']))).toEqual(['same'])
  })

  it('tells what rests on it', () => {
    expect(restsInWords({ ...row('claim', 'clm_a'), control: 2, figures: 1 })).toBe(
      '2 stretches of control, 1 group of figures',
    )
    expect(restsInWords(row('claim', 'clm_a'))).toBe('')
  })
})

describe('words in their context', () => {
  const [source] = new Case({ ...NOTHING, readings: [READING], marks: [[]] }).sources

  it('are cut where marks begin and end, and bounded', () => {
    if (!source) throw new Error('the case has a document')
    const [excerpt, ...others] = contextOf(source, { source: [[0, 19]], content: [[30, 45]] })
    expect(others).toEqual([])
    expect(excerpt?.cut).toEqual([false, true])
    const parts = excerpt?.pieces.filter(({ parts }) => parts.length > 0)
    expect(parts?.map(({ span }) => source.text.slice(span))).toEqual([
      'The abbot of Ostrem',
      'the abbey stood',
    ])
    const words = excerpt?.pieces.map(({ span }) => source.text.slice(span)).join('') ?? ''
    expect(TEXT.startsWith(words)).toBe(true)
    expect(words.length).toBeLessThan(320)
    expect(words).toMatch(/\S$/)
  })

  it('are always within the outer span and around the inner one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(),
        fc.nat(),
        fc.nat(40),
        (words, a, b, reach) => {
          const text = new Text(words)
          const at = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
          const inner = [at[0] as number, at[1] as number] as const
          const [start, end] = text.around(inner, [0, text.length], reach)
          expect(0 <= start && start <= inner[0]).toBe(true)
          expect(inner[1] <= end && end <= text.length).toBe(true)
        },
      ),
    )
  })
})
