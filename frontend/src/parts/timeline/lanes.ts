// One lane for each account: what it says of a place over time, and what it says happened.

import { dayOf } from '../../map/days.ts'
import { accountOf } from '../../map/moment.ts'
import { type Case, keyOfParty } from '../../record/record.ts'
import type { ControlRow, ControlState, Party, TimelineRow } from '../../record/types.ts'
import type { Scale } from './scale.ts'
import { pack, type Stretch, stretch } from './stretch.ts'

export interface Held {
  row: ControlRow
  stretch: Stretch
}

export interface Lane {
  key: string
  account: Party
  /** Of the place, by this account alone: rows that overlap stand below one another. */
  holdings: Held[][]
  control: ControlRow[]
  events: TimelineRow[]
}

/** The lanes in the order in which the tables name the accounts, the model's estimate last. */
export function lanes(control: readonly ControlRow[], events: readonly TimelineRow[]): Lane[] {
  const accounts = new Map<string, Party>()
  for (const account of [...control.map(accountOf), ...events.map((event) => event.account)]) {
    if (!accounts.has(keyOfParty(account))) accounts.set(keyOfParty(account), account)
  }
  const isEstimate = ([key]: [string, Party]) => Number(key === 'fused')
  const held = byKey(control, accountOf)
  const told = byKey(events, ({ account }) => account)
  return [...accounts]
    .sort((a, b) => isEstimate(a) - isEstimate(b))
    .map(([key, account]) => {
      const own = held.get(key) ?? []
      return { key, account, control: own, holdings: holdings(own), events: told.get(key) ?? [] }
    })
}

function byKey<Row>(rows: readonly Row[], partyOf: (row: Row) => Party): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOfParty(partyOf(row))
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

function holdings(rows: readonly ControlRow[]): Held[][] {
  const starts = rows.map(startOf).filter((day) => day !== null)
  const held = rows.flatMap((row) => {
    const start = startOf(row)
    const later = start === null ? [] : starts.filter((day) => day > start)
    const next = later.length > 0 ? Math.min(...later) : null
    const one = stretch(row, next)
    return one === null ? [] : [{ row, stretch: one }]
  })
  // One day may be the last of one state and the first of the next: they still make one row.
  const rowsOfBars = pack(held, (one) => [one.stretch.surely, one.stretch.until - 1])
  return rowsOfBars.map(handedOver)
}

/** Where two states share a day, the one gives way to the other within it, at no known hour. */
function handedOver(row: readonly Held[]): Held[] {
  const bars = row.map(({ row, stretch }) => ({ row, stretch: { ...stretch } }))
  bars.forEach(({ stretch: later }, index) => {
    const earlier = bars[index - 1]?.stretch
    if (!earlier || earlier.until <= later.surely) return
    if (earlier.to !== earlier.until || later.from !== later.surely) return
    const middle = (earlier.until + later.surely) / 2
    earlier.until = earlier.to = middle
    later.from = later.surely = middle
  })
  return bars
}

function startOf(row: ControlRow): number | null {
  const date = row.start_max ?? row.start_min ?? row.last_evidence
  return date === null ? null : dayOf(date)
}

// The frames of claims that say a state outright; others only bear on it.
const OUTRIGHT: Record<ControlState, readonly string[]> = {
  held: ['control', 'gain', 'loss'],
  contested: ['clash', 'attack', 'advance'],
  besieged: ['clash', 'attack', 'present'],
  presence: ['present', 'advance'],
  withdrawn: ['withdraw'],
  unknown: [],
}

/** What a state rests on, first the claims that say it outright. */
export function clearestFirst({ because, state }: ControlRow, held: Case): string[] {
  const isIndirect = (id: string) => !OUTRIGHT[state].includes(held.claim(id)?.frame ?? '')
  return [...because].sort((a, b) => Number(isIndirect(a)) - Number(isIndirect(b)))
}

/** Whether a lane has anything of these days, and is not merely carried on through them. */
export function speaksWithin({ control, events }: Lane, scale: Scale): boolean {
  const dates = [
    ...control.flatMap((row) => [...boundsOf(row), row.last_evidence]),
    ...events.flatMap(boundsOf),
  ]
  return dates.some((date) => date !== null && scale.shows(dayOf(date)))
}

const boundsOf = (row: ControlRow | TimelineRow): (string | null)[] => [
  row.start_min,
  row.start_max,
  row.end_min,
  row.end_max,
]
