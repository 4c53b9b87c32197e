import fc from 'fast-check'
import { expect, it } from 'vitest'
import { depths, layOut } from '../src/record/segments.ts'
import { Text } from '../src/record/span.ts'
import type { Attribution, Reading, Span } from '../src/record/types.ts'

const TEXT = 'The herald said the king said the gate was shut.\n\nNobody came.'

const spans = fc
  .tuple(fc.nat(TEXT.length), fc.nat(TEXT.length))
  .map(([one, other]): Span => [Math.min(one, other), Math.max(one, other) + 1])

function attribution(id: string, content: Span[], within: string | null = null): Attribution {
  return {
    id,
    source: [],
    cue: [],
    content,
    speaker: null,
    voice: 'v0',
    within,
    manner: 'indirect',
    stance: 'asserts',
    stance_by: 'v0',
    negated: false,
    certainty: 'unstated',
    said: null,
  }
}

function reading(attributions: Attribution[]): Reading {
  return { text: TEXT, voices: [], claims: [], attributions } as unknown as Reading
}

it('cuts any overlapping marks into segments that make up the text again', () => {
  fc.assert(
    fc.property(fc.array(spans, { maxLength: 8 }), (marks) => {
      const text = new Text(TEXT)
      const marked = reading(marks.map((span, index) => attribution(`a${index}`, [span])))
      const paragraphs = layOut(marked, text.paragraphs())
      const segments = paragraphs.flatMap(({ passages }) => passages.flatMap((p) => p.segments))
      expect(
        segments
          .map(({ span }) => text.slice(span))
          .join('\n\n')
          .replace(/\n\n/g, ''),
      ).toBe(TEXT.replace('\n\n', ''))
      for (const { span, said } of segments) {
        const covering = marked.attributions.filter(
          ({ content: [mark] }) => mark && mark[0] <= span[0] && span[1] <= mark[1],
        )
        expect(new Set(said)).toEqual(new Set(covering))
      }
    }),
  )
})

it('puts the outer attribution before the inner, whatever their order', () => {
  const inner = attribution('a1', [[30, 47]], 'a2')
  const outer = attribution('a2', [[16, 47]])
  const [paragraph] = layOut(reading([inner, outer]), [[0, 48]])
  const last = paragraph?.passages[0]?.segments.find(({ span }) => span[0] === 30)
  expect(last?.said.map(({ id }) => id)).toEqual(['a2', 'a1'])
})

it('ends on a circle of attributions', () => {
  const circle = [attribution('a1', [[0, 3]], 'a2'), attribution('a2', [[0, 3]], 'a1')]
  expect(depths(circle)(circle[0] as Attribution)).toBe(2)
})
