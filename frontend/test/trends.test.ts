import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, dayOf } from '../src/map/days.ts'
import { chanceInWords, countIn, courseOf, sideOf } from '../src/parts/trends/trends.ts'
import type { Counted, Pace, TrendRow } from '../src/record/trends.ts'

const START = dayOf('1700-01-01')
const row = {
  window_first: '1700-01-01',
  window_last: '1700-12-31',
} as TrendRow

const pace = (counted: Counted[] | null): Pace => ({
  event: {
    date: '1700-06-15',
    text: 'The turn',
    what: ['gains'],
    by: null,
    first: null,
    last: null,
  },
  began: '1700-06-15',
  ended: '1700-06-15',
  row,
  counted,
})
const things = fc
  .array(fc.tuple(fc.nat(350), fc.nat(9)), { minLength: 1, maxLength: 20 })
  .map((drawn) =>
    drawn
      .map(([from, width]) => ({
        first: dateOf(START + from),
        last: dateOf(START + from + width),
        because: [`clm_${from}`],
      }))
      .toSorted((one, other) => one.first.localeCompare(other.first)),
  )

describe('courseOf', () => {
  it('keeps every point within the chart, the last at its top', () => {
    fc.assert(
      fc.property(things, (counted) => {
        const { points } = courseOf(pace(counted)) as NonNullable<ReturnType<typeof courseOf>>
        expect(points.map(({ thing }) => thing)).toEqual(counted)
        expect(points.at(-1)?.top).toBe(0)
        for (const { left, width, top } of points) {
          expect(left).toBeGreaterThanOrEqual(0)
          expect(left + width).toBeLessThanOrEqual(100.000001)
          expect(top).toBeLessThan(100)
        }
      }),
    )
  })
  it('draws nothing of nothing, and nothing of what is too much', () => {
    expect(courseOf(pace([]))).toBeNull()
    expect(courseOf(pace(null))).toBeNull()
  })
})

describe('sideOf', () => {
  it('puts the days of the event on neither side', () => {
    const side = (first: string, last: string) => sideOf(pace([]), { first, last, because: [] })
    expect(side('1700-06-01', '1700-06-14')).toBe('before')
    expect(side('1700-06-16', '1700-06-16')).toBe('after')
    expect(side('1700-06-15', '1700-06-15')).toBe('on the day')
    expect(side('1700-06-14', '1700-06-16')).toBe('may be either')
  })
})

describe('words', () => {
  it('says how often chance alone does as much, never as a bare decimal', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
        expect(chanceInWords(p)).not.toMatch(/\d\.\d/)
      }),
    )
    expect(chanceInWords(0.0004)).toContain('fewer than 1 of 100')
    expect(chanceInWords(1)).toContain('nearly all of 100')
  })
  it('gives both counts where a day is open', () => {
    expect(countIn(1, 1, 31)).toBe('1 event in 31 days')
    expect(countIn(0, 2, 1)).toBe('0 to 2 events in 1 day')
  })
})
