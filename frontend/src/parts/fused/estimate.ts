// Which estimate fits the accounts that are left out, and its stretches as the map knows rows.

import type { Band, FusedEstimate, FusedRow } from '../../record/estimates.ts'
import { keyOfParty } from '../../record/record.ts'
import type { ControlRow, Dossier, Party } from '../../record/types.ts'
import { plural } from '../../record/words.ts'
import type { Selection } from '../../state/selection.svelte.ts'

/** The estimate that the page has without just these parties; null where it has none. */
export function estimateWithout(
  { fused }: Dossier,
  without: readonly string[],
): FusedEstimate | null {
  const wanted = [...without].sort().join('\n')
  const keys = (estimate: FusedEstimate) => estimate.without.map(keyOfParty).sort().join('\n')
  return fused.find((estimate) => keys(estimate) === wanted) ?? null
}

/** The parties left out that have a part in the estimate: the others change nothing. */
export function leftOut({ whole, filters }: Selection): Party[] {
  const origins = whole.dossier.fused[0]?.voices.map(({ origin }) => origin) ?? []
  const parties = new Map(origins.map((party) => [keyOfParty(party), party]))
  return filters.without.map((key) => parties.get(key)).filter((party) => party !== undefined)
}

/** The estimate for what is left out now: the page's own, or else the server's. */
export async function estimateFor(selection: Selection): Promise<FusedEstimate | null> {
  const parties = leftOut(selection)
  const own = estimateWithout(selection.whole.dossier, parties.map(keyOfParty))
  if (own !== null || selection.server === null) return own
  return await selection.server.estimate(parties.map(({ id, name }) => id ?? name))
}

export const calledOf = ({ documents }: Pick<FusedEstimate, 'documents'>): string =>
  `model estimate from these ${plural(documents, 'document')}`

/** "very likely the Syrian army"; what is open names nobody. */
export function bandInWords(band: Band, holder: Party | null): string {
  return band === 'open' || holder === null ? 'open: no holder is likely' : `${band} ${holder.name}`
}

/** Each run of days in one band as a row of control, so that the map can show it. */
export function controlRows(estimate: FusedEstimate | null): ControlRow[] {
  return (estimate?.rows ?? []).flatMap((row) =>
    row.spans.map(({ band, first, last }) => {
      const holder = band === 'open' ? null : row.holder
      return {
        place: row.place,
        lat: row.lat,
        lon: row.lon,
        account: 'fused' as const,
        holder,
        state: holder ? ('held' as const) : ('unknown' as const),
        start_min: first,
        start_max: first,
        end_min: last,
        end_max: last,
        last_evidence: row.last_evidence,
        because: becauseOf(row),
        probability: null,
      }
    }),
  )
}

/** What a stretch rests on, what moved it most first. */
export const becauseOf = ({ moves, because }: FusedRow): string[] => [
  ...new Set([
    ...(moves ?? []).filter(({ towards }) => towards).map(({ claim }) => claim),
    ...because,
  ]),
]

/** Who is how likely to have held which place on a day: "Palmyra, likely the garrison". */
export function bandsOn({ rows }: FusedEstimate, date: string): string {
  const told = rows.flatMap(({ place, holder, spans }) => {
    const span = spans.find(({ first, last }) => first <= date && (last === null || date <= last))
    return span ? [`${place.name}, ${bandInWords(span.band, holder)}`] : []
  })
  return told.join('; ') || 'nothing is estimated for this day'
}
