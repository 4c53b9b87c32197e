import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grouped } from '../src/record/grouping.ts'

describe('grouped', () => {
  it('loses no row, mixes no keys and keeps the order within each', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), (numbers) => {
        const groups = grouped(numbers, (number) => number % 5)
        for (const [key, rows] of groups) {
          expect(rows).toEqual(numbers.filter((number) => number % 5 === key))
        }
        expect([...groups.keys()]).toEqual([...new Set(numbers.map((number) => number % 5))])
      }),
    )
  })
})
