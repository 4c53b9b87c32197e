import fc from 'fast-check'
import { expect, it } from 'vitest'
import { difference, type Run } from '../src/record/difference.ts'

const WORDS = ['Gate', 'gate', 'the', 'not', 'fell', '1,200', 'of', 'قلعة', '城', '🕊', 'Vauban’s']
const SPACES = [' ', ', ', '\n', ' … ']
const quotes = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...SPACES)), { maxLength: 9 })
    .map((pairs) => pairs.flat().join('')),
)

const whole = (runs: Run[]) => runs.map(({ words }) => words).join('')
const marked = (runs: Run[]) => runs.filter(({ differs }) => differs).map(({ words }) => words)
/** The words compared of what is left unmarked. */
const common = (runs: Run[]) =>
  keys(
    runs
      .filter(({ differs }) => !differs)
      .map((r) => `${r.words} `)
      .join(''),
  )
const keys = (words: string) =>
  (words.toLowerCase().match(/[\p{L}\p{N}]+(?:[,’]\p{L}+|,\p{N}+)*/gu) ?? []).filter(
    (word) => word !== 'the' && word !== 'of',
  )

it('loses nothing of either quotation', () => {
  fc.assert(
    fc.property(quotes, quotes, (left, right) => {
      const [one, other] = difference(left, right)
      expect(whole(one)).toBe(left)
      expect(whole(other)).toBe(right)
    }),
  )
})

it('marks nothing in equal quotations, whatever their case', () => {
  fc.assert(
    fc.property(quotes, (quote) => {
      expect(difference(quote, quote).flatMap(marked)).toEqual([])
    }),
  )
  expect(difference('The GATE fell', 'the gate fell').flatMap(marked)).toEqual([])
})

it('leaves the same words unmarked on both sides, in the same order', () => {
  const sentences = fc
    .array(fc.constantFrom(...WORDS.filter((word) => word !== '🕊')), { maxLength: 9 })
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(sentences, sentences, (left, right) => {
      const [one, other] = difference(left, right)
      const length = longest(keys(left), keys(right))
      fc.pre(length > 0)
      expect(common(one)).toEqual(common(other))
      expect(common(one).length).toBe(length)
    }),
  )
})

it('begins and ends a mark with a word', () => {
  fc.assert(
    fc.property(quotes, quotes, (left, right) => {
      for (const words of difference(left, right).flatMap(marked)) expect(words.trim()).toBe(words)
    }),
  )
})

it.each([
  ['the gate was not opened', 'the gate was opened', ['not'], []],
  ['at least 1,200 men', 'about 200 men', ['least 1,200'], ['about 200']],
  ['The king held the gate', 'a king held that gate', [], []],
  ['no gun was lost', 'six of the guns were lost', ['no gun'], ['six of the guns']],
  ['no gun was lost', 'six guns were hauled away', [], []],
  ['سقط الجسر', 'لم يسقط الجسر', ['سقط'], ['لم يسقط']],
  ['سقط الجسر', 'the bridge fell', [], []],
  ['', 'words', [], []],
])('%j against %j', (left, right, one, other) => {
  expect(difference(left, right).map(marked)).toEqual([one, other])
})

it('marks nothing where the quotations are too long to compare', () => {
  const long = (word: string) => Array.from({ length: 3000 }, (_, n) => `${word}${n}`).join(' ')
  expect(difference(long('left'), long('right')).flatMap(marked)).toEqual([])
})

/** The length of the longest common subsequence, by its definition. */
function longest(left: string[], right: string[]): number {
  const [first, ...rest] = left
  if (first === undefined || right.length === 0) return 0
  const here = right.indexOf(first)
  const without = longest(rest, right)
  return here < 0 ? without : Math.max(without, 1 + longest(rest, right.slice(here + 1)))
}
