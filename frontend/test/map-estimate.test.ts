import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, dayOf } from '../src/map/days.ts'
import { basisOf, coursesOfEstimate } from '../src/map/estimated.ts'
import { estimatedOf, lines, shortly } from '../src/map/words.ts'
import type { Band, FusedEstimate, FusedRow } from '../src/record/estimates.ts'
import type { ControlRow } from '../src/record/types.ts'

const BANDS: readonly Band[] = ['almost certainly', 'very likely', 'likely', 'open']
const FIRST = '1688-05-01'
const onDay = (number: number) => dateOf(dayOf(FIRST) + number)
const ARDAN = { id: 'ardan', name: 'Ardan' }

function row(own: Partial<FusedRow>): FusedRow {
  return {
    place: ARDAN,
    lat: 44,
    lon: 20,
    holder: { id: 'crown', name: 'Crown' },
    spans: [{ band: 'likely', first: FIRST, last: null }],
    last_evidence: null,
    because: [],
    copies: [],
    moves: null,
    ...own,
  }
}
const estimateOf = (...rows: FusedRow[]): FusedEstimate => ({
  without: [],
  documents: 3,
  reports: 3,
  rows,
  voices: [],
  doubts: [],
  missing: null,
})

/** Stretches of some days each, one after another, the last carried on. */
const stretches = fc
  .array(fc.record({ days: fc.integer({ min: 1, max: 40 }), band: fc.constantFrom(...BANDS) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) => {
    let from = 0
    return all.map(({ days, band }, at) => {
      const first = onDay(from)
      from += days
      return { band, first, last: at === all.length - 1 ? null : onDay(from - 1) }
    })
  })

describe('the model estimate on the map', () => {
  it('says on every day the band of its stretch, and before the first that there is none', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: -5, max: 330 }), (spans, number) => {
        const [course] = coursesOfEstimate(estimateOf(row({ spans })), [])
        const date = onDay(number)
        const words = course ? lines(course.on(date), date).join() : ''
        const band = spans.findLast(({ first }) => first <= date)?.band
        if (band === undefined) expect(words).toBe('nothing is estimated for this day')
        else expect(words).toBe(band === 'open' ? 'open: no holder is likely' : `${band} Crown`)
      }),
    )
  })

  it('names nobody on the map where it is open', () => {
    const open = row({ spans: [{ band: 'open', first: FIRST, last: null }] })
    const spots = coursesOfEstimate(estimateOf(open), []).map((course) => course.on(FIRST))
    expect(spots.map((spot) => shortly(spot, 2))).toEqual([['open']])
    expect(estimatedOf(spots)).toBe('a holder is likely at 0 of 1 place')
  })

  it('says so of a place that accounts tell of and it does not', () => {
    const told = { place: { id: 'mill', name: 'Mill' }, lat: null, lon: null } as ControlRow
    const [, mill] = coursesOfEstimate(estimateOf(row({})), [told, told])
    expect(mill && lines(mill.on(FIRST), FIRST)).toEqual([
      'no model estimate is offered for this place',
    ])
  })

  it('tells how old the last evidence is where it is only carried on', () => {
    const [course] = coursesOfEstimate(estimateOf(row({ last_evidence: FIRST })), [])
    const date = onDay(9)
    expect(course && lines(course.on(date), date)).toEqual([
      'likely Crown, last evidence 9 days ago',
    ])
  })

  it('leads to what moved it, for or against, before what only agrees, each once', () => {
    const moves = [
      { claim: 'against', towards: false, amount: 'much' },
      { claim: 'towards', towards: true, amount: 'little' },
    ] as const
    expect(basisOf(row({ moves, because: ['agrees', 'towards'] }))).toEqual([
      'against',
      'towards',
      'agrees',
    ])
  })
})
