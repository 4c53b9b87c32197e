import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scaleFor } from '../src/parts/figures/scale.ts'
import { extent } from '../src/parts/figures/subject.ts'
import type { FigureGroup, FigureRow } from '../src/record/types.ts'

const bound = fc.option(fc.nat(10_000_000))
const rows = fc.array(
  fc.tuple(bound, bound).map(([min, max]) => ({ min, max }) as FigureRow),
  { minLength: 1, maxLength: 6 },
)
const percent = (at: string) => Number(at.replace('%', ''))

it('has room for every number and for an open end beyond it', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const scale = scaleFor(given)
      const numbers = given.flatMap(({ min, max }) => [min, max]).filter((n) => n !== null)
      if (scale === null) {
        // fast-check takes what a property returns for its verdict, so nothing may be returned.
        expect(numbers).toEqual([])
        return
      }
      for (const number of numbers) expect(percent(scale.at(number))).toBeLessThan(95)
      expect(scale.at(0)).toBe('0.00%')
      expect(scale.ticks.length).toBeLessThan(7)
      for (const tick of scale.ticks) expect(Number.isInteger(tick)).toBe(true)
    }),
  )
})

it('has no scale where no number was given: none is not zero', () => {
  expect(scaleFor([{ min: null, max: null } as FigureRow])).toBeNull()
})

it.each([
  [40, 300, '40 to 300, by 1 originating source'],
  [40, 40, '40, by 1 originating source'],
  [1200, null, '1,200 or more, with no upper end given, by 1 originating source'],
  [null, 300, 'up to 300, by 1 originating source'],
  [null, null, 'no figure given, by 1 originating source'],
])('puts %s and %s as %s', (min, max, words) => {
  expect(extent({ min, max, originating_sources: [{}] } as unknown as FigureGroup)).toBe(words)
})
