import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CorroborationRow, narrowCorroboration } from '../src/record/corroboration.ts'
import { type Filters, NO_FILTERS } from '../src/record/filters.ts'
import { narrow } from '../src/record/narrowing.ts'
import { narrowFigures } from '../src/record/ranges.ts'
import { Case, keyOfParty } from '../src/record/record.ts'
import type {
  ClaimRow,
  Dossier,
  FigureGroup,
  FigureRow,
  Party,
  SeriesRow,
  StatedFigure,
} from '../src/record/types.ts'
import { NOTHING } from '../src/record/types.ts'
import { dossiers, filterings, grouped, numbered, of, PARTIES, PLACES } from './narrowing.cases.ts'

const names = Object.keys(NO_FILTERS) as (keyof Filters)[]

describe('narrowing', () => {
  it('by nothing leaves the very same case', () => {
    fc.assert(
      fc.property(dossiers, (dossier) => {
        expect(narrow(dossier, NO_FILTERS)).toBe(dossier)
        expect(narrow(dossier, { ...NO_FILTERS, words: '  ' })).toBe(dossier)
      }),
    )
  })

  it('comes to the same by filters in any order, or by all of them at once', () => {
    fc.assert(
      fc.property(dossiers, filterings, fc.shuffledSubarray(names), (dossier, filters, first) => {
        const one = Object.fromEntries(first.map((name) => [name, filters[name]]))
        const rest = Object.fromEntries(
          names.filter((name) => !first.includes(name)).map((name) => [name, filters[name]]),
        )
        const [left, right] = [one, rest].map((part) => ({ ...NO_FILTERS, ...part })) as [
          Filters,
          Filters,
        ]
        // A period is one filter: its two days are asked of the same bounds either way.
        expect(narrow(narrow(dossier, left), right)).toEqual(narrow(dossier, filters))
        expect(narrow(narrow(dossier, right), left)).toEqual(narrow(dossier, filters))
      }),
    )
  })

  it('never makes a row, and keeps what it keeps as it is and in its order', () => {
    fc.assert(
      fc.property(dossiers, filterings, (dossier, filters) => {
        const less = narrow(dossier, filters)
        for (const table of ['claims', 'conflicts', 'dismissed', 'control', 'timeline'] as const) {
          const kept = new Set<unknown>(less[table])
          const were: readonly unknown[] = dossier[table]
          expect(were.filter((row) => kept.has(row))).toEqual(less[table])
        }
      }),
    )
  })

  it('leaves a group the range of its own figures, and none of fewer than two', () => {
    fc.assert(
      fc.property(dossiers, filterings, (dossier, filters) => {
        const { figures } = narrow(dossier, filters)
        const rows = figures.filter((row) => row.row === 'figure')
        const groups = figures.filter((row) => row.row === 'group')
        for (const group of groups) {
          const members = rows.filter((row) => row.group === group.id)
          expect(numbered(members).length).toBeGreaterThan(1)
          expect(group).toEqual(grouped(group.id, members))
        }
        const ids = [null, ...groups.map(({ id }) => id)]
        for (const row of rows) expect(ids).toContain(row.group)
      }),
    )
  })

  it('gives a group the earlier figure of a source again where its later one is left out', () => {
    const party = { id: 'act_a', name: 'A' }
    const figure = (claim: string, min: number, said: string) =>
      ({ claim, also: [], source: party, min, max: min, said }) as unknown as StatedFigure
    const told = [figure('c1', 30, '1241-04-02'), figure('c2', 45, '1241-04-03')]
    const other = { ...figure('c3', 60, '1241-04-02'), claim: 'c3' }
    const rows = [...told, other].map(
      ({ claim, min, max }) =>
        ({ row: 'figure', claim, min, max, group: 'g', originating_source: party }) as FigureRow,
    )
    const group = { row: 'group', id: 'g', originating_sources: [party] } as unknown as FigureGroup
    const series = { row: 'series', id: 's', figures: told } as unknown as SeriesRow
    const least = (kept: string[]) =>
      narrowFigures([...rows, group, series], new Set(kept)).find((row) => row.row === 'group')?.min
    expect(least(['c1', 'c2', 'c3'])).toBe(45)
    expect(least(['c1', 'c3'])).toBe(30)
  })

  it('counts an assertion anew by the claims that are left', () => {
    fc.assert(
      fc.property(fc.array(of([0, 1, 2, 3]), { minLength: 1 }), (left) => {
        // Two of one lineage in two documents, another source's, and the page's own voice.
        const told = ['annals.txt', 'letter.txt', 'roll.txt', 'roll.txt'].map((document, at) => ({
          id: `c${at}`,
          document,
          quote: `q${at}`,
          relay: [],
        })) as unknown as ClaimRow[]
        const row = {
          claims: ['c0', 'c1', 'c2', 'c3'],
          owners: [],
          origins: [PARTIES[0], PARTIES[1]],
          lineages: [['c0', 'c1'], ['c2']],
          unknown: ['c3'],
          one_owner: ['Owner'],
        } as unknown as CorroborationRow
        const kept = told.filter((_, at) => left.includes(at))
        const [less] = narrowCorroboration({ ...NOTHING, corroboration: [row] }, kept)
        const has = (...which: number[]) => which.some((at) => left.includes(at))
        if (kept.length === told.length) {
          expect(less).toBe(row)
          return
        }
        expect(less?.claims).toEqual(kept.map(({ id }) => id))
        expect(less?.documents.length).toBe([has(0), has(1), has(2, 3)].filter(Boolean).length)
        expect(less?.origins.length).toBe([has(0, 1), has(2)].filter(Boolean).length)
        expect(less?.unknown).toEqual(has(3) ? ['c3'] : [])
        expect(less?.one_owner).toEqual([])
      }),
    )
  })

  it('leaves no claim of a source that is left out, nor its account of any place', () => {
    fc.assert(
      fc.property(dossiers, of(PARTIES), (dossier, party) => {
        const key = keyOfParty(party)
        const less = narrow(dossier, { ...NO_FILTERS, without: [key] })
        expect(less.claims.map((row) => keyOfParty(row.originating_source))).not.toContain(key)
        expect(less.control.map(({ account }) => keyOfParty(account))).not.toContain(key)
        // A model estimate from all documents would be another one without some of them.
        expect(less.control.map(({ account }) => account)).not.toContain('fused')
      }),
    )
  })
})

describe('a narrowed case', () => {
  it('leads from every id to where it led', () => {
    const claim = { id: 'clm_a', quote: 'the mill burned', document: 'annals.txt' } as ClaimRow
    const held = new Case({ ...NOTHING, claims: [claim] })
    const less = held.narrowed({ ...held.dossier, claims: [] })
    expect(less.claim('clm_a')).toBe(claim)
    expect(less.sources).toBe(held.sources)
    expect(less.dossier.claims).toEqual([])
    expect(held.dossier.claims).toEqual([claim])
  })
})

describe('disputed stretches', () => {
  const [abbot, reeve] = PARTIES as [Party, Party]
  const claim = (id: string, party: Party) =>
    ({ id, originating_source: party, quote: '', times: {}, ruling: null }) as unknown as ClaimRow
  const side = (party: Party, because: string) => ({
    holder: party,
    state: 'held' as const,
    accounts: [party],
    origins: 1,
    because: [because],
  })
  const held: Dossier = {
    ...NOTHING,
    claims: [claim('clm_1', abbot), claim('clm_2', reeve)],
    disputed: [
      {
        row: 'disputed',
        kind: 'holder',
        place: PLACES[0] as Party,
        lat: null,
        lon: null,
        first: '1241-03-01',
        last: '1241-04-09',
        sides: [side(abbot, 'clm_1'), side(reeve, 'clm_2')],
        why: '',
      },
    ],
  }

  it('end with the account of one side', () => {
    const without = narrow(held, { ...NO_FILTERS, without: [keyOfParty(abbot)] })
    expect(without.disputed).toEqual([])
  })

  it('are those of the place asked for', () => {
    expect(narrow(held, { ...NO_FILTERS, place: 'plc_ford' }).disputed).toEqual([])
  })
})
