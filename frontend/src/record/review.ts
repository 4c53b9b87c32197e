// The queue for review with what people ruled of each thing in it.

import type { Case } from './record.ts'
import type { QueueKind, QueueRow, RulingKind, RulingRow } from './types.ts'
import { plural } from './words.ts'

/** `fallen`: what it was read in is rejected, so nobody has to rule on it. */
export type Status =
  | 'open'
  | 'accepted'
  | 'rejected'
  | 'same'
  | 'different'
  | 'placed'
  | 'disputed'
  | 'fallen'

export interface Item extends QueueRow {
  key: string
  status: Status
  /** What stands or is disputed, and decides. */
  verdicts: readonly RulingRow[]
  /** Everything ever ruled of it, grades and notes too, oldest first. */
  rulings: readonly RulingRow[]
}

const STATUSES: Partial<Record<RulingKind, Status>> = {
  accept: 'accepted',
  reject: 'rejected',
  same: 'same',
  different: 'different',
  place: 'placed',
}

export const KIND_NAMES: Record<QueueKind, string> = {
  disagreement: 'Disagreements',
  claim: 'Claims',
  saying: 'Sayings',
  place: 'Places',
  parties: 'Parties that may be one',
  places: 'Places that may be one',
}

/** One of them. */
export const ONE: Record<QueueKind, string> = {
  disagreement: 'Disagreement',
  claim: 'Claim',
  saying: 'Saying',
  place: 'Place',
  parties: 'One party?',
  places: 'One place?',
}

export const QUESTIONS: Record<QueueKind, string> = {
  disagreement: 'Do these two disagree?',
  claim: 'Is this what is said?',
  saying: 'Is this who says it, and are these the words?',
  place: 'Does the name mean this place?',
  parties: 'Are these two one party?',
  places: 'Are these two one place?',
}

export const STATUS_WORDS: Record<Status, string> = {
  open: 'not reviewed',
  accepted: 'accepted',
  rejected: 'rejected',
  same: 'ruled the same',
  different: 'ruled different',
  placed: 'placed',
  disputed: 'disputed',
  fallen: 'falls with what it was said in',
}

const plain = (name: string) =>
  name.toLocaleLowerCase('en').replaceAll('-', ' ').split(/\s+/).filter(Boolean).join(' ')
const pairKey = (ids: readonly string[]) => [...ids].sort().join(' ')

/** Put the queue and the rulings together. */
export function itemsOf(held: Case, rulings: readonly RulingRow[]): Item[] {
  const about = bySubject(rulings)
  const rejected = new Set(
    rulings
      .filter(({ kind, state }) => kind === 'reject' && state === 'stands')
      .flatMap(({ subjects }) => subjects),
  )
  const within = sayingsAround(held)
  return held.dossier.queue.map((row) => {
    const own = ownRulings(held, row, about)
    const verdicts = own.filter(
      ({ kind, state }) => STATUSES[kind] && (state === 'stands' || state === 'disputed'),
    )
    const falls = (within.get(row.ids[0] ?? '') ?? []).some((id) => rejected.has(id))
    return {
      ...row,
      key: pairKey(row.ids),
      rulings: own,
      verdicts,
      status: status(verdicts, falls),
    }
  })
}

function status(verdicts: readonly RulingRow[], falls: boolean): Status {
  const last = verdicts.at(-1)
  if (last === undefined) return falls ? 'fallen' : 'open'
  return verdicts.some(({ state }) => state === 'disputed')
    ? 'disputed'
    : (STATUSES[last.kind] ?? 'open')
}

/** Rulings by what they are about: an id, a pair, or for a place its name. */
function bySubject(rulings: readonly RulingRow[]): Map<string, RulingRow[]> {
  const found = new Map<string, RulingRow[]>()
  for (const ruling of rulings) {
    if (ruling.kind === 'undo') continue
    const [first = ''] = ruling.subjects
    const isPair = ruling.kind === 'same' || ruling.kind === 'different'
    const key = isPair
      ? pairKey(ruling.subjects)
      : ruling.kind === 'place'
        ? `name ${plain(first)}`
        : first
    found.set(key, [...(found.get(key) ?? []), ruling])
  }
  return found
}

function ownRulings(held: Case, row: QueueRow, about: Map<string, RulingRow[]>): RulingRow[] {
  const own = about.get(pairKey(row.ids)) ?? []
  if (row.kind !== 'place') return own
  const name = held.place(row.ids[0] ?? null)?.name
  return name === undefined ? own : [...own, ...(about.get(`name ${plain(name)}`) ?? [])]
}

/** For each claim and saying of the case, the document and the sayings around it. */
function sayingsAround({ dossier, sources }: Case): Map<string, string[]> {
  const around = new Map<string, string[]>()
  sources.forEach((source, number) => {
    const marks = dossier.marks[number] ?? []
    const ids = new Map(marks.map(({ id, local }) => [local, id]))
    for (const { id, kind, local } of marks) {
      if (kind !== 'clm' && kind !== 'att') continue
      const own = kind === 'clm' ? (source.claim(local)?.attribution ?? null) : local
      const attribution = source.attribution(own)
      const chain = attribution ? source.chain(attribution).map((link) => link.id) : []
      const outer = chain.filter((link) => link !== local).map((link) => ids.get(link) ?? '')
      around.set(id, outer)
    }
  })
  return around
}

/** How many rows rest on a thing. */
export const weightOf = (row: QueueRow): number =>
  row.control + row.conflicts + row.figures + row.proofs + row.cells

/** "16 stretches of control, 2 disagreements": what would change if it were wrong. */
export function restsInWords(row: QueueRow): string {
  const counted: [number, string, string?][] = [
    [row.control, 'stretch of control', 'stretches of control'],
    [row.conflicts, 'disagreement'],
    [row.figures, 'group of figures', 'groups of figures'],
    [
      row.proofs,
      'set of quotations that cannot all be so',
      'sets of quotations that cannot all be so',
    ],
    [row.cells, 'cell of a board', 'cells of boards'],
  ]
  const words = counted
    .filter(([count]) => count > 0)
    .map(([count, ...names]) => plural(count, ...names))
  return words.join(', ')
}

/** A ruling as people tell it: "Anna accepted it on 23 November 2026". */
export function toldBy(ruling: RulingRow): string {
  const { kind, placing, grading } = ruling
  if (placing) return `places it at ${placing.lat}, ${placing.lon} (${placing.source})`
  if (grading) return `grades it ${grading.reliability ?? ''}${grading.credibility ?? ''}`
  const words: Partial<Record<RulingKind, string>> = {
    accept: 'accepts it',
    reject: 'rejects it',
    same: 'says that they are the same',
    different: 'says that they are different',
    note: 'notes',
    'against-interest': 'rules it against its speaker’s interest',
    'not-against-interest': 'rules it not against its speaker’s interest',
  }
  return words[kind] ?? kind
}
