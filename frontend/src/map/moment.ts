// Who held what on one day by each account, as the rows of the control table have it.

import type { FusedRow, FusedSpan } from '../record/estimates.ts'
import { keyOfParty } from '../record/record.ts'
import type { ControlRow, ControlState, Party } from '../record/types.ts'
import { daysBetween } from './days.ts'

/** A row on a day: within its bounds; carried on past the last evidence; or at an edge of them. */
export type Phase = 'within' | 'carried' | 'starting' | 'ending'

export interface Standing {
  row: ControlRow
  phase: Phase
}

/** What one account says of one place on the day: several rows where hands may be changing. */
export interface Telling {
  account: Party
  standings: readonly Standing[]
}

/** One account of a version, and how its row stands on the day. */
export interface Teller extends Standing {
  account: Party
}

/** How long ago the last evidence is: how many of AGES it is older than. */
export type Age = 0 | 1 | 2 | 3
/** In days: a month, half a year, a year. */
export const AGES = [30, 182, 365] as const

/** One holder and state, and who has it so; as near and as fresh as it is for any of them. */
export interface Version {
  holder: Party | null
  state: ControlState
  phase: Phase
  age: Age
  tellers: readonly Teller[]
}

/** One place on the day. `differ`: two accounts name different holders or states. */
export interface Spot {
  place: Party
  lat: number | null
  lon: number | null
  tellings: readonly Telling[]
  versions: readonly Version[]
  differ: boolean
  /** On the map of the model estimate alone: the stretch of the day, or what there is none for. */
  estimate?: Estimated | 'not this day' | 'not this place'
}

/** A stretch of the model estimate, and its days in one band. */
export interface Estimated {
  row: FusedRow
  span: FusedSpan
}

/** Rows made from several accounts by the model are no account. */
export const FUSED: Party = { id: 'fused', name: 'Model estimate' }

export const accountOf = ({ account }: ControlRow): Party => (account === 'fused' ? FUSED : account)

/** Every account of the rows, in their order; the model's estimate is not among them. */
export function accountsOf(rows: readonly ControlRow[]): Party[] {
  return distinct(rows.filter(({ account }) => account !== 'fused').map(accountOf))
}

/** The rows of each place by one account, or by all but the model's estimate. */
export function rowsByPlace(rows: readonly ControlRow[], account: string | null): ControlRow[][] {
  const places = new Map<string, ControlRow[]>()
  for (const row of rows) {
    const isAsked =
      account === null ? row.account !== 'fused' : keyOfParty(accountOf(row)) === account
    if (!isAsked) continue
    const key = keyOfParty(row.place)
    const held = places.get(key)
    if (held) held.push(row)
    else places.set(key, [row])
  }
  return [...places.values()]
}

/** What the rows of one place, of which there is one at least, say of it on `date`. */
export function spotOf(rows: readonly ControlRow[], date: string): Spot {
  const { place } = rows[0] as ControlRow
  const tellings = distinct(rows.map(accountOf)).map((account) => ({
    account,
    standings: standingsOn(
      rows.filter((row) => keyOfParty(accountOf(row)) === keyOfParty(account)),
      date,
    ),
  }))
  const { lat = null, lon = null } = rows.find((row) => row.lat !== null) ?? {}
  const versions = versionsOf(tellings, date)
  return { place, lat, lon, tellings, versions, differ: doDiffer(tellings) }
}

/** What the rows of one account and place say on `date`. */
export function standingsOn(rows: readonly ControlRow[], date: string): Standing[] {
  const all = rows.flatMap((row) => {
    const phase = phaseOn(row, date)
    return phase === null ? [] : [{ row, phase }]
  })
  const within = all.filter(({ phase }) => phase === 'within')
  if (within.length > 0) return within
  // A state is carried on only until the account speaks of a later one.
  const carried = all.filter(({ phase }) => phase === 'carried')
  const latest = carried.reduce((late, { row }) => (startOf(row) > late ? startOf(row) : late), '')
  return all.filter(({ row, phase }) => phase !== 'carried' || startOf(row) === latest)
}

/** ISO dates compare as words. A start or end of which nothing is known claims no day. */
export function phaseOn(row: ControlRow, date: string): Phase | null {
  const surely = row.start_max ?? (row.start_min === null ? row.last_evidence : null)
  const begun = surely !== null && date >= surely
  if (!begun && (row.start_min === null || date < row.start_min)) return null
  if (row.end_max !== null && date > row.end_max) return null
  if (!begun) return 'starting'
  if (row.end_min !== null && row.end_max !== null && date > row.end_min) return 'ending'
  // Where the next state begins long after, the end of this one is no evidence of it.
  const last = row.last_evidence ?? row.end_min
  return last !== null && date > last ? 'carried' : 'within'
}

export function ageOn({ last_evidence }: ControlRow, date: string): Age {
  const days = last_evidence === null ? 0 : daysBetween(last_evidence, date)
  return AGES.filter((age) => days > age).length as Age
}

const startOf = (row: ControlRow): string =>
  row.start_max ?? row.start_min ?? row.last_evidence ?? ''

function versionsOf(tellings: readonly Telling[], date: string): Version[] {
  const versions = new Map<string, Version>()
  for (const { account, standings } of tellings) {
    for (const { row, phase } of standings) {
      const met = versions.get(versionKey(row))
      versions.set(versionKey(row), {
        holder: row.holder,
        state: row.state,
        phase: met?.phase === 'within' ? 'within' : phase,
        age: Math.min(met?.age ?? AGES.length, ageOn(row, date)) as Age,
        tellers: [...(met?.tellers ?? []), { account, row, phase }],
      })
    }
  }
  return [...versions.values()]
}

/** An account that says nothing, or that it does not know, is not at odds with one that speaks. */
function doDiffer(tellings: readonly Telling[]): boolean {
  const told = tellings
    .map(({ standings }) => standings.filter(({ row }) => row.state !== 'unknown'))
    .filter((standings) => standings.length > 0)
    .map((standings) =>
      standings
        .map(({ row }) => versionKey(row))
        .sort()
        .join(),
    )
  return new Set(told).size > 1
}

const versionKey = ({ holder, state }: ControlRow): string =>
  `${holder === null ? '' : keyOfParty(holder)} ${state}`

function distinct(parties: readonly Party[]): Party[] {
  return [...new Map(parties.map((party) => [keyOfParty(party), party])).values()]
}
