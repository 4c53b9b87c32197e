// The rows of a case that filters leave. A row is kept or left out as it is; only the range of a
// group of figures is worked out anew: see ranges.ts.

import { narrowCorroboration } from './corroboration.ts'
import { type Filters, isEmpty, NO_FILTERS } from './filters.ts'
import { fold } from './folding.ts'
import { narrowFigures } from './ranges.ts'
import { keyOfParty } from './record.ts'
import type {
  ClaimRow,
  ConflictRow,
  ControlRow,
  DisputedRow,
  Dossier,
  Party,
  RelationRow,
} from './types.ts'

interface Days {
  start_min: string | null
  end_max: string | null
}

/** The same case with fewer rows; the very same where nothing is filtered. */
export function narrow(dossier: Dossier, filters: Filters): Dossier {
  if (isEmpty(filters)) return dossier
  const claims = dossier.claims.filter(claimTest(dossier, filters))
  const kept = new Set(claims.map(({ id }) => id))
  const stands = sideTest(dossier, claims, filters)
  const bothStand = (row: ConflictRow | RelationRow) =>
    stands(row.left, row.left_document) && stands(row.right, row.right_document)
  return {
    ...dossier,
    claims,
    conflicts: dossier.conflicts.filter(bothStand),
    dismissed: dossier.dismissed.filter(bothStand),
    proofs: dossier.proofs.filter(({ statements }) =>
      statements.every((one) => kept.has(one.claim)),
    ),
    hardened: dossier.hardened.filter(({ before, after }) => kept.has(before) && kept.has(after)),
    relations: dossier.relations?.filter(bothStand) ?? null,
    control: dossier.control.filter(controlTest(kept, filters)),
    disputed: dossier.disputed.flatMap((row) => narrowDisputed(row, kept, filters)),
    figures: narrowFigures(dossier.figures, kept),
    corroboration: narrowCorroboration(dossier, claims),
    timeline: dossier.timeline.filter(({ claim }) => kept.has(claim)),
    // A count without some of what it counted would be another.
    trends: dossier.trends.filter(({ row }) =>
      [...row.because, ...row.undated_because].every((claim) => kept.has(claim)),
    ),
  }
}

function claimTest(dossier: Dossier, filters: Filters): (claim: ClaimRow) => boolean {
  const { place, reviewed } = filters
  const [without, documents, frames] = [
    new Set(filters.without),
    new Set(filters.documents),
    new Set(filters.frames),
  ]
  const has = wordTest(dossier, filters.words)
  return (claim) =>
    !without.has(keyOfParty(claim.originating_source)) &&
    (documents.size === 0 || documents.has(claim.document)) &&
    (frames.size === 0 || frames.has(claim.frame)) &&
    (place === '' || claim.place === place) &&
    (reviewed === '' || (reviewed === 'reviewed') === (claim.ruling !== null)) &&
    falls(claim.times.event ?? claim.times.valid, filters) &&
    has(claim)
}

/** A claim without a day falls in no period; a side that is not known leaves it open. */
function falls(days: Days | null, { from, to }: Filters): boolean {
  if (from === '' && to === '') return true
  if (days === null || (days.start_min === null && days.end_max === null)) return false
  const { start_min: start, end_max: end } = days
  return (
    (from === '' || end === null || end.slice(0, from.length) >= from) &&
    (to === '' || start === null || start.slice(0, to.length) <= to)
  )
}

/** Folding thousands of quotations takes longer than looking through them: each is folded once. */
const folded = new WeakMap<ClaimRow, string>()

/** Whether words stand in a claim’s quotation or in its label. */
export function wordTest(dossier: Dossier, words: string): (claim: ClaimRow) => boolean {
  const wanted = fold(words).trim()
  if (wanted === '') return () => true
  const labels = new Map(dossier.timeline.map(({ claim, label }) => [claim, label]))
  return (claim) => {
    let text = folded.get(claim)
    if (text === undefined) {
      text = fold(`${claim.quote}\n${labels.get(claim.id) ?? ''}`)
      folded.set(claim, text)
    }
    return text.includes(wanted)
  }
}

/** A side is a claim, a saying or bare words; of words no claim stands in, the document decides. */
function sideTest(dossier: Dossier, claims: readonly ClaimRow[], filters: Filters) {
  const idsOf = (rows: readonly ClaimRow[]) =>
    new Set(rows.flatMap(({ id, attribution }) => (attribution ? [id, attribution] : [id])))
  const [all, kept] = [idsOf(dossier.claims), idsOf(claims)]
  const documents = new Set(filters.documents)
  return (id: string | null, document: string | null): boolean => {
    if (id !== null && all.has(id)) return kept.has(id)
    return documents.size === 0 || document === null || documents.has(document)
  }
}

function controlTest(kept: ReadonlySet<string>, filters: Filters): (row: ControlRow) => boolean {
  const { place, without, documents, reviewed } = filters
  // An estimate rests on all that is told of the place: without some of it, it would be another.
  const isOther = without.length > 0 || documents.length > 0 || reviewed !== ''
  const isLeftOut = (account: Party | 'fused') =>
    account === 'fused' ? isOther : without.includes(keyOfParty(account))
  return (row) =>
    !isLeftOut(row.account) &&
    (place === '' || keyOfParty(row.place) === place) &&
    falls(row, filters) &&
    row.because.some((claim) => kept.has(claim))
}

/** A dispute is left while two sides are, each with a claim and an account that are. */
function narrowDisputed(
  row: DisputedRow,
  kept: ReadonlySet<string>,
  { place, without, from, to }: Filters,
): DisputedRow[] {
  const sides = row.sides
    .map((side) => ({
      ...side,
      accounts: side.accounts.filter((account) => !without.includes(keyOfParty(account))),
      because: side.because.filter((claim) => kept.has(claim)),
    }))
    .filter(({ accounts, because }) => accounts.length > 0 && because.length > 0)
  const days = { start_min: row.first, end_max: row.last }
  const isHere = place === '' || keyOfParty(row.place) === place
  return isHere && sides.length > 1 && falls(days, { ...NO_FILTERS, from, to })
    ? [{ ...row, sides }]
    : []
}
