// Cases and filters for the laws of narrowing.

import fc from 'fast-check'
import type { Filters } from '../src/record/filters.ts'
import { keyOfParty } from '../src/record/record.ts'
import type { ClaimRow, Dossier, FigureGroup, FigureRow, Party } from '../src/record/types.ts'
import { NOTHING } from '../src/record/types.ts'

export const PARTIES: Party[] = [
  { id: 'act_abbot', name: 'The abbot' },
  { id: 'act_reeve', name: 'The reeve' },
  { id: null, name: 'A Pilgrim' },
]
export const PLACES: Party[] = [
  { id: 'plc_mill', name: 'The mill' },
  { id: 'plc_ford', name: 'The ford' },
]
const DOCUMENTS = ['annals.txt', 'letter.txt', 'roll.txt']
const FRAMES = ['control', 'attack', 'gain']
const DAYS = ['1241-03-01', '1241-04-09', '1241-04-10', '1242-01-01']
const QUOTES = ['the mill burned', 'Él tomó el molino', 'the FORD was held']

export const of = <One>(from: readonly One[]) => fc.constantFrom(...from)
const count = fc.option(fc.nat(9), { nil: null })
const days = fc
  .tuple(of(DAYS), of(DAYS), fc.boolean(), fc.boolean())
  .map(([one, other, start, end]) => ({
    start_min: start ? [one, other].toSorted()[0] : null,
    end_max: end ? [one, other].toSorted()[1] : null,
  }))

const claims = fc
  .array(
    fc.record({
      document: of(DOCUMENTS),
      quote: of(QUOTES),
      frame: of(FRAMES),
      place: of([...PLACES.map(({ id }) => id), null]),
      originating_source: of(PARTIES),
      attribution: of(['att_1', 'att_2', null]),
      ruling: of(['accepted', 'disputed', null]),
      times: fc.record({ event: fc.option(days, { nil: null }), valid: fc.constant(null) }),
    }),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((row, at) => ({ ...row, id: `clm_${at}` }) as unknown as ClaimRow))

/** A case whose rows all rest on its claims, as rows of a case do. */
export const dossiers: fc.Arbitrary<Dossier> = claims.chain((rows) => {
  const ids = rows.map(({ id }) => id)
  const some = ids.length > 0 ? of(ids) : fc.constant('clm_none')
  const side = fc.option(fc.oneof(some, of(['att_1', 'att_3', 'letter.txt:4-9'])), { nil: null })
  const conflict = fc.record({
    left: side,
    right: side,
    left_document: of(DOCUMENTS),
    right_document: of(DOCUMENTS),
  })
  const control = fc
    .record({
      place: of(PLACES),
      account: of<Party | 'fused'>([...PARTIES, 'fused']),
      because: fc.array(some, { minLength: 1, maxLength: 3 }),
      days,
    })
    .map(({ days: bounds, ...row }) => ({ ...row, ...bounds }))
  const counts = fc.array(fc.tuple(count, count, of(['grp_a', 'grp_b', null])), {
    minLength: rows.length,
    maxLength: rows.length,
  })
  return fc
    .record({ conflicts: fc.array(conflict), control: fc.array(control), counts })
    .map((tables) => ({ ...NOTHING, claims: rows, ...filled(rows, tables) }))
})

function filled(
  rows: ClaimRow[],
  { conflicts, control, counts }: { conflicts: unknown[]; control: unknown[]; counts: unknown[][] },
) {
  const figures = rows.map(({ id, originating_source }, at) => {
    const [min, max, group] = counts[at] as [number | null, number | null, string | null]
    return { row: 'figure', claim: id, min, max, group, originating_source } as FigureRow
  })
  const groups = ['grp_a', 'grp_b'].flatMap((id) => {
    const members = figures.filter(({ group }) => group === id)
    return numbered(members).length > 1 ? [grouped(id, members)] : []
  })
  const ids = new Set(groups.map(({ id }) => id))
  return {
    conflicts,
    dismissed: conflicts.slice(1),
    control,
    figures: [
      ...figures.map((row) => (ids.has(row.group ?? '') ? row : { ...row, group: null })),
      ...groups,
    ],
    timeline: rows.map(({ id, frame }) => ({ claim: id, label: `About ${frame}` })),
  } as unknown as Partial<Dossier>
}

/** No figure given is not zero: it gives no bound, and no group. */
export const numbered = (rows: readonly FigureRow[]) =>
  rows.filter(({ min, max }) => min !== null || max !== null)

/** The rule of tadmor/synthesis/figures/ranges.py where nobody said two things, in other words. */
export function grouped(id: string, members: readonly FigureRow[]): FigureGroup {
  const side = (name: 'min' | 'max') =>
    numbered(members).reduce<number | null>(
      (edge, row) => (edge === null || row[name] === null ? null : Math[name](edge, row[name])),
      name === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
    )
  const sources = PARTIES.filter((party) =>
    members.some((row) => keyOfParty(row.originating_source) === keyOfParty(party)),
  )
  const [min, max] = [side('min'), side('max')]
  return { row: 'group', id, min, max, originating_sources: sources } as unknown as FigureGroup
}

const list = (from: readonly string[]) => fc.uniqueArray(of(from), { maxLength: from.length })
export const filterings: fc.Arbitrary<Filters> = fc.record({
  without: list(PARTIES.map(keyOfParty)),
  documents: list(DOCUMENTS),
  frames: list(FRAMES),
  from: of(['', '1241', '1241-04', ...DAYS]),
  to: of(['', '1241', '1241-04', ...DAYS]),
  place: of(['', 'plc_mill', 'plc_ford']),
  words: of(['', ' ', 'mill', 'Ford', 'tomo', 'about gain']),
  reviewed: of(['', 'reviewed', 'unreviewed'] as const),
})
