import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coursesOf } from '../src/map/course.ts'
import { changes, dateOf, dayOf, daysBetween, spanOf } from '../src/map/days.ts'
import { accountsOf, phaseOn, type Spot, spotOf, standingsOn } from '../src/map/moment.ts'
import { evidence, lines, oldness, shortly, since, summary, until } from '../src/map/words.ts'
import type { ControlRow, Party } from '../src/record/types.ts'

const party = (name: string): Party => ({ id: name.toLowerCase(), name })
const [CONSUL, ENVOY] = [party('Consul'), party('Envoy')]
const [CROWN, LEAGUE] = [party('Crown'), party('League')]

/** A row of the castle of Ardan, held by the Crown as the consul tells it, unless said otherwise. */
function row(own: Partial<ControlRow>): ControlRow {
  return {
    place: party('Ardan'),
    lat: 44,
    lon: 20,
    account: CONSUL,
    holder: CROWN,
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

const spotsOn = (rows: ControlRow[], date: string, account: string | null): Spot[] =>
  coursesOf(rows, account).map((course) => course.on(date))

const bounded = row({
  start_min: '1688-05-01',
  start_max: '1688-05-04',
  end_min: '1688-09-01',
  end_max: '1688-09-06',
  last_evidence: '1688-09-01',
})

const DAY = '1688-05-20'

describe('days', () => {
  it.each(['1688-09-06', '1969-12-31', '2016-02-29'])('are numbers and back: %s', (date) => {
    expect(dateOf(dayOf(date))).toBe(date)
  })

  it('are counted over leap days and before 1970', () => {
    expect(daysBetween('1688-02-28', '1688-03-01')).toBe(2)
  })

  it('span all that the rows name, and the day asked about', () => {
    expect(spanOf([bounded], ['1690-01-01'])).toEqual(['1688-05-01', '1690-01-01'])
    expect(spanOf([], [null])).toBeNull()
  })

  it('change where a start may be, and on the morrow of an end', () => {
    expect(changes([bounded])).toEqual(['1688-05-01', '1688-05-04', '1688-09-02', '1688-09-07'])
  })
})

describe('a row on a day', () => {
  it.each([
    ['1688-04-30', null],
    ['1688-05-01', 'starting'],
    ['1688-05-04', 'within'],
    ['1688-09-01', 'within'],
    ['1688-09-02', 'ending'],
    ['1688-09-06', 'ending'],
    ['1688-09-07', null],
  ])('%s is %s', (date, phase) => {
    expect(phaseOn(bounded, date)).toBe(phase)
  })

  it('is carried on past its last evidence, never before its first', () => {
    const open = row({ start_max: '1688-05-04', last_evidence: '1688-06-01' })
    expect(phaseOn(open, '1688-05-03')).toBeNull()
    expect(phaseOn(open, '1688-06-01')).toBe('within')
    expect(phaseOn(open, '1699-01-01')).toBe('carried')
  })

  it('is carried on up to its end where that is long after its last evidence', () => {
    const quiet = row({ ...bounded, last_evidence: '1688-05-20' })
    expect(phaseOn(quiet, '1688-05-20')).toBe('within')
    expect(phaseOn(quiet, '1688-08-31')).toBe('carried')
    expect(phaseOn(quiet, '1688-09-03')).toBe('ending')
  })

  it('is nowhere without any date', () => {
    expect(phaseOn(row({}), '1688-06-01')).toBeNull()
  })
})

describe('the rows of one account', () => {
  const lost = row({
    holder: LEAGUE,
    start_min: '1688-09-02',
    start_max: '1688-09-07',
    last_evidence: '1688-09-07',
  })

  it('show both sides while hands may be changing', () => {
    const holders = standingsOn([bounded, lost], '1688-09-04').map(({ row }) => row.holder?.name)
    expect(holders).toEqual(['Crown', 'League'])
  })

  it('are carried on only until a later state', () => {
    const older = row({ start_max: '1688-05-04', last_evidence: '1688-05-04' })
    const standings = standingsOn([older, lost], '1690-01-01')
    expect(standings).toEqual([{ row: lost, phase: 'carried' }])
  })
})

describe('a place on a day', () => {
  const here = row({ start_max: '1688-05-04', last_evidence: '1688-06-01' })
  const there = row({ ...here, account: ENVOY, holder: LEAGUE })
  const model = row({ ...here, account: 'fused', holder: LEAGUE, probability: 0.7 })

  it('is split where two accounts differ', () => {
    const [spot] = spotsOn([here, there, model], '1688-05-20', null)
    expect(spot?.differ).toBe(true)
    expect(spot?.versions.map(({ tellers }) => tellers.map((one) => one.account))).toEqual([
      [CONSUL],
      [ENVOY],
    ])
    expect(spot && summary(spot, DAY)).toBe(
      'accounts differ: held by Crown according to Consul; held by League according to Envoy',
    )
  })

  it('tells the fresh account from the one that is carried on', () => {
    const fresh = { ...there, holder: CROWN, last_evidence: '1688-07-01' }
    const [spot] = spotsOn([here, fresh], '1688-06-03', null)
    expect(spot && summary(spot, '1688-06-03')).toBe(
      'held by Crown according to Consul (last evidence 2 days ago) and Envoy',
    )
  })

  it('is whole where they agree, or where one does not know', () => {
    const [agreed] = spotsOn([here, { ...there, holder: CROWN }], '1688-05-20', null)
    expect(agreed?.differ).toBe(false)
    expect(agreed?.versions).toHaveLength(1)
    const silent: ControlRow = { ...there, holder: null, state: 'unknown' }
    expect(spotsOn([here, silent], '1688-05-20', null)[0]?.differ).toBe(false)
  })

  it('differs by state as by holder', () => {
    const besieged: ControlRow = { ...there, holder: CROWN, state: 'besieged' }
    expect(spotsOn([here, besieged], '1688-05-20', null)[0]?.differ).toBe(true)
  })

  it('fades, and says how old its freshest evidence is once that is over a month', () => {
    const later = { ...there, last_evidence: '1688-07-01' }
    const old = (date: string) => {
      const [spot] = spotsOn([here, later], date, null)
      return spot && [oldness(spot, date), spot.versions.map(({ age }) => age)]
    }
    expect(old('1688-07-31')).toEqual([[], [1, 0]])
    expect(old('1688-08-01')).toEqual([['last evidence 31 days ago'], [1, 1]])
    expect(old('1690-08-01')).toEqual([['last evidence 761 days ago'], [3, 3]])
  })

  it('has no more lines under its name than there is room for', () => {
    const [spot] = spotsOn([here, there], DAY, null)
    expect(spot && shortly(spot, 2)).toEqual(['Crown', 'League'])
    expect(spot && shortly(spot, 1)).toEqual(['told in 2 ways'])
    expect(spot && shortly(spot, 0)).toEqual([])
  })

  it('keeps the model apart from the accounts', () => {
    expect(accountsOf([model, here, there])).toEqual([CONSUL, ENVOY])
    const [alone] = spotsOn([here, there, model], '1688-05-20', 'fused')
    expect(alone?.versions.map(({ holder }) => holder)).toEqual([LEAGUE])
  })

  it('says so when nothing is said', () => {
    const [spot] = spotsOn([here], '1688-01-01', null)
    expect(spot && lines(spot, DAY)).toEqual(['nothing said of this day'])
  })
})

describe('a place through time', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((days) => dateOf(-102_000 + days))
  const later = fc.integer({ min: 0, max: 450 }).map((days) => dateOf(-102_000 + days))
  const bound = fc.option(day, { nil: null })
  const rows = fc.array(
    fc
      .record({
        start_min: bound,
        start_max: bound,
        end_min: bound,
        end_max: bound,
        last_evidence: bound,
        account: fc.constantFrom(CONSUL, ENVOY),
        holder: fc.constantFrom(CROWN, LEAGUE, null),
        state: fc.constantFrom('held' as const, 'besieged' as const, 'unknown' as const),
      })
      .map(row),
    { minLength: 1, maxLength: 5 },
  )

  it('is looked up as it would be worked out, in whatever order days are asked for', () => {
    fc.assert(
      fc.property(rows, fc.array(later, { maxLength: 12 }), (all, days) => {
        const [course] = coursesOf(all, null)
        for (const date of days) expect(course?.on(date)).toEqual(spotOf(all, date))
      }),
    )
  })

  it('gives the very same value while nothing changes', () => {
    const [course] = coursesOf([bounded], null)
    expect(course?.on('1688-06-02')).toBe(course?.on('1688-07-30'))
  })
})

describe('words', () => {
  it('put the bounds as they are', () => {
    expect(since(bounded)).toBe('since a day from 1 May 1688 to 4 May 1688')
    expect(until(bounded)).toBe('until a day from 1 September 1688 to 6 September 1688')
    expect(since(row({ start_max: '1688-05-04' }))).toBe('since 4 May 1688 at the latest')
    expect(until(row({}))).toBe('end not known')
  })

  it('count the days since the last evidence', () => {
    expect(evidence(bounded, '1688-09-02')).toBe('last evidence 1 day ago, on 1 September 1688')
    expect(evidence(bounded, '1688-09-01')).toBe('last evidence of this very day')
    expect(evidence(bounded, '1688-08-01')).toBe('evidence as late as 1 September 1688')
  })
})
