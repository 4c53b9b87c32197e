import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, dayOf } from '../src/map/days.ts'
import { lanes, speaksWithin } from '../src/parts/timeline/lanes.ts'
import { around, over, Scale } from '../src/parts/timeline/scale.ts'
import { draw, pack, stretch } from '../src/parts/timeline/stretch.ts'
import type { ControlRow, Party } from '../src/record/types.ts'

const party = (name: string): Party => ({ id: name.toLowerCase(), name })
const [ABBOT, CAPTAIN] = [party('Abbot'), party('Captain')]
const [MONKS, RIDERS] = [party('Monks'), party('Riders')]

/** A row of the abbey of Ostrem in 1241, held by the monks as the abbot tells it. */
function row(own: Partial<ControlRow>): ControlRow {
  return {
    place: party('Ostrem'),
    lat: null,
    lon: null,
    account: ABBOT,
    holder: MONKS,
    state: 'held',
    start_min: null,
    start_max: null,
    end_min: null,
    end_max: null,
    last_evidence: null,
    because: [],
    probability: null,
    ...own,
  }
}

const on = (start: string, end: string | null) => ({
  start_min: start,
  start_max: start,
  end_min: end,
  end_max: end,
})

describe('Scale', () => {
  it('keeps the order of days and stays on the chart', () => {
    const days = fc.integer({ min: -400_000, max: 20_000 })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 90_000 }), days, days, (first, long, a, b) => {
        const scale = new Scale(first, first + long)
        const [left, right] = [scale.at(Math.min(a, b)), scale.at(Math.max(a, b))]
        expect(left).toBeLessThanOrEqual(right)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(right).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('writes no more dates than there is room for', () => {
    for (const days of [3, 20, 90, 800, 9000]) {
      const ticks = around('1241-04-09', days).ticks(8)
      expect(ticks.length).toBeGreaterThan(0)
      expect(ticks.length).toBeLessThanOrEqual(11)
    }
  })

  it('writes days, months or years, as the window asks', () => {
    const label = (days: number) => around('1241-04-09', days).ticks(6)[0]?.label
    expect(label(4)).toMatch(/^\d+ April$/)
    expect(label(90)).toMatch(/^\w+ 1241$/)
    expect(label(2000)).toMatch(/^12\d\d$/)
  })

  it('has no window where there is no date', () => {
    expect(over([null, null])).toBeNull()
  })
})

describe('stretch', () => {
  it('has its days in order, whatever is known', () => {
    const date = fc.option(fc.integer({ min: 0, max: 400 }).map((day) => dateOf(day)))
    const bounds = fc.record({
      start_min: date,
      start_max: date,
      end_min: date,
      end_max: date,
      last_evidence: date,
    })
    fc.assert(
      fc.property(bounds, (one) => {
        const long = stretch(one)
        if (long === null) return
        expect(long.from).toBeLessThanOrEqual(long.surely)
        expect(long.surely).toBeLessThanOrEqual(long.until)
        expect(long.until).toBeLessThanOrEqual(long.to)
      }),
    )
  })

  it('is nothing where no day is known', () => {
    expect(stretch(row({}))).toBeNull()
  })

  it('is carried on after the last evidence until the account tells of something else', () => {
    const next = dayOf('1241-05-01')
    const long = stretch(row({ ...on('1241-04-01', null), last_evidence: '1241-04-03' }), next)
    expect(long).toMatchObject({ carried: dayOf('1241-04-04'), to: next })
  })

  it('fades in a bar from the last evidence on', () => {
    const scale = around('1241-04-05', 5)
    const long = stretch(row({ ...on('1241-04-01', null), last_evidence: '1241-04-05' }))
    expect(long && draw(long, scale)?.mask).toContain('rgb(0 0 0 / 35%) 50%')
  })

  it('is not drawn outside the window', () => {
    const long = stretch(row(on('1241-04-01', '1241-04-02')))
    expect(long && draw(long, around('1250-01-01', 10))).toBeNull()
  })
})

describe('pack', () => {
  it('keeps everything and lets nothing overlap in a row', () => {
    const extent = fc.tuple(fc.nat(50), fc.nat(10)).map(([at, long]) => [at, at + long] as const)
    fc.assert(
      fc.property(fc.array(extent), (items) => {
        const rows = pack(items, (item) => item)
        expect(rows.flat()).toHaveLength(items.length)
        for (const packed of rows) {
          packed.slice(1).forEach(([start], index) => {
            expect(start).toBeGreaterThanOrEqual(packed[index]?.[1] ?? 0)
          })
        }
      }),
    )
  })
})

describe('lanes', () => {
  const taken = row({
    ...on('1241-04-09', null),
    account: CAPTAIN,
    holder: RIDERS,
    last_evidence: '1241-04-11',
  })
  const kept = row({ ...on('1241-03-01', null), last_evidence: '1241-04-10' })

  it('are one for each account, the estimate last', () => {
    const all = lanes([row({ ...on('1241-04-01', null), account: 'fused' }), taken, kept], [])
    expect(all.map(({ key }) => key)).toEqual(['captain', 'abbot', 'fused'])
  })

  it('let one state give way to the next within the day that both share', () => {
    const [lane] = lanes(
      [row(on('1241-03-01', '1241-04-09')), row({ ...on('1241-04-09', null), holder: RIDERS })],
      [],
    )
    const [first, second] = lane?.holdings[0] ?? []
    expect(lane?.holdings).toHaveLength(1)
    expect(first?.stretch.until).toBe(dayOf('1241-04-09') + 0.5)
    expect(second?.stretch.surely).toBe(first?.stretch.until)
  })

  it('say nothing of days that they are only carried on through', () => {
    const [, lane] = lanes([taken, kept], [])
    expect(lane && speaksWithin(lane, around('1241-04-09', 3))).toBe(true)
    expect(lane && speaksWithin(lane, around('1241-08-01', 3))).toBe(false)
  })
})
