import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asFilter, dragged, moved, periodOf } from '../src/parts/timeline/period.ts'
import { Scale } from '../src/parts/timeline/scale.ts'

const days = fc.integer({ min: -200_000, max: 30_000 })
const scales = fc
  .tuple(days, fc.integer({ min: 1, max: 4000 }))
  .map(([first, long]) => new Scale(first, first + long))
const shares = fc.double({ min: -1, max: 2, noNaN: true })

describe('a period', () => {
  it('that is dragged lies within the window, whichever way', () => {
    fc.assert(
      fc.property(scales, shares, shares, (scale, one, other) => {
        const period = dragged(one, other, scale)
        expect(period).toEqual(dragged(other, one, scale))
        expect(scale.shows(period.first)).toBe(true)
        expect(scale.shows(period.last)).toBe(true)
        expect(period.first).toBeLessThanOrEqual(period.last)
      }),
    )
  })

  it('is the same after it has been a filter', () => {
    fc.assert(
      fc.property(scales, shares, shares, (scale, one, other) => {
        const period = dragged(one, other, scale)
        const { from, to } = asFilter(period)
        fc.pre(/^\d{4}-/.test(from) && /^\d{4}-/.test(to))
        expect(periodOf(from, to, scale)).toEqual(period)
      }),
    )
  })

  it('stays in order however its ends are moved', () => {
    const end = fc.constantFrom('first' as const, 'last' as const)
    fc.assert(
      fc.property(days, fc.nat(400), end, fc.integer(), (first, long, which, by) => {
        const period = moved({ first, last: first + long }, which, by)
        expect(period.first).toBeLessThanOrEqual(period.last)
        expect(period[which]).toBe((which === 'first' ? first : first + long) + by)
      }),
    )
  })

  it('is nothing where no day is asked for', () => {
    expect(periodOf('', '', new Scale(0, 10))).toBeNull()
    expect(periodOf('1970-01-03', '', new Scale(0, 10))).toEqual({ first: 2, last: 9 })
  })
})
