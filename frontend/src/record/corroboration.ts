// Each assertion with its three numbers, and what filters leave of them, by the rule of
// tadmor/comparison/corroboration.py. tests/dossier/test_types.py holds the names to the Python ones.

import type { ClaimRow, Dossier, Party, SourceRow } from './tables.ts'

/** One assertion: where it is told, of how many origins, and which claims are of none known. */
export interface CorroborationRow {
  row: 'assertion'
  id: string
  quote: string
  claims: readonly string[]
  documents: readonly string[]
  outlets: readonly string[]
  owners: readonly string[]
  origins: readonly Party[]
  /** The claims of each origin, in their order. */
  lineages: readonly (readonly string[])[]
  unknown: readonly string[]
  one_owner: readonly string[]
}

/** The name of a source of which a page says nothing. */
const UNNAMED = 'not named'
const once = (names: Iterable<string>): string[] => [...new Set(names)]

/** The assertions that some of the claims make, with their numbers counted anew. */
export function narrowCorroboration(
  { corroboration, sources, readings }: Pick<Dossier, 'corroboration' | 'sources' | 'readings'>,
  claims: readonly ClaimRow[],
): CorroborationRow[] {
  const kept = new Map(claims.map((claim) => [claim.id, claim]))
  const publishers = new Map(readings.map(({ document }) => [document.name, document.publisher]))
  const documents = sources.filter(({ row }) => row === 'document')
  const owners = new Map(documents.map((row) => [row.name, row.owners]))
  return corroboration.flatMap((row) => {
    const told = row.claims.flatMap((id) => kept.get(id) ?? [])
    if (told.length === row.claims.length) return [row]
    return told.length > 0 ? [counted(row, told, { publishers, owners, sources })] : []
  })
}

interface Known {
  publishers: ReadonlyMap<string, string | null>
  owners: ReadonlyMap<string, readonly string[]>
  sources: readonly SourceRow[]
}

function counted(
  row: CorroborationRow,
  told: readonly ClaimRow[],
  { publishers, owners, sources }: Known,
): CorroborationRow {
  const ids = new Set(told.map(({ id }) => id))
  const documents = once(told.map(({ document }) => document))
  const relays = told.flatMap(({ relay }) => relay.slice(1, -1).map(({ name }) => name))
  const published = documents.flatMap((name) => publishers.get(name) ?? [])
  const stands = row.lineages.map((lineage) => lineage.some((id) => ids.has(id)))
  const origins = row.origins.filter((_, at) => stands[at])
  const owned = new Set([...documents.flatMap((name) => owners.get(name) ?? []), ...relays])
  return {
    ...row,
    quote: told[0]?.quote ?? row.quote,
    claims: [...ids],
    documents,
    outlets: once([...published, ...relays]).filter((name) => name !== UNNAMED),
    owners: row.owners.filter((name) => owned.has(name)),
    origins,
    lineages: row.lineages
      .filter((_, at) => stands[at])
      .map((lineage) => lineage.filter((id) => ids.has(id))),
    // What was of an origin only by its copied words is of none that is left.
    unknown: origins.length > 0 ? row.unknown.filter((id) => ids.has(id)) : [...ids],
    one_owner: row.one_owner.filter(
      (owner) => origins.filter((origin) => ownerOf(origin, sources) === owner).length > 1,
    ),
  }
}

function ownerOf({ name }: Party, sources: readonly SourceRow[]): string {
  const known = sources.find((row) => row.row === 'source' && row.name === name)?.registry
  return known?.owner ?? known?.name ?? name
}
