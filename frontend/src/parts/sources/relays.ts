// Through whom words came from their originating source to the outlet that printed them.

import { type Case, keyOfParty } from '../../record/record.ts'
import { keyOf } from '../../record/speakers.ts'
import type { ClaimRow } from '../../record/types.ts'

/** One way that claims came, the originating source first and the outlet of the page last. */
export interface Way {
  key: string
  stops: readonly { key: string; name: string }[]
  claims: readonly string[]
  documents: number
}

export interface Drawn {
  nodes: { key: string; name: string; column: number; row: number }[]
  edges: { from: string; to: string; claims: number }[]
  columns: number
  rows: number
}

/** The ways of a case, those of most claims first. Documents of one outlet are one stop. */
export function ways(held: Case): Way[] {
  const found = new Map<string, { stops: Way['stops']; claims: ClaimRow[] }>()
  for (const claim of held.dossier.claims) {
    const stops = stopsOf(held, claim)
    const key = JSON.stringify(stops.map((stop) => stop.key))
    const way = found.get(key)
    if (way) way.claims.push(claim)
    else found.set(key, { stops, claims: [claim] })
  }
  return [...found]
    .map(([key, { stops, claims }]) => ({
      key,
      stops,
      claims: claims.map(({ id }) => id),
      documents: new Set(claims.map(({ document }) => document)).size,
    }))
    .toSorted((one, other) => other.claims.length - one.claims.length)
}

function stopsOf(held: Case, { relay, originating_source, document }: ClaimRow): Way['stops'] {
  const outlet = held.source(document)?.reading.document.publisher ?? document
  const said = relay.length > 0 ? relay : [originating_source]
  // The voice of the page is the outlet's: it is the last stop in either case.
  const named = [...said].reverse().slice(0, said.length > 1 ? -1 : undefined)
  const stops = named.map((party) => ({ key: keyOfParty(party), name: party.name }))
  const handed = [...handedOn(held, document), outlet].map((name) => ({
    key: `outlet ${keyOf(name)}`,
    name,
  }))
  return [...stops, ...handed].filter(
    (stop, at, all) => all.findIndex((o) => o.key === stop.key) === at,
  )
}

/** The outlet whose text a document carries: as its facts say, or as its family of copies shows. */
function handedOn(held: Case, document: string): string[] {
  const stated = held.source(document)?.reading.document.republished_from
  const family = held.dossier.sources.find(
    ({ row, origin, documents }) =>
      row === 'family' && origin !== null && origin !== document && documents.includes(document),
  )
  const from = stated ?? family?.origin
  return from ? [held.source(from)?.reading.document.publisher ?? from] : []
}

/** Layers from left to right: a stop stands right of all that it has words from. */
export function draw(all: readonly Way[]): Drawn {
  const column = new Map<string, number>()
  const names = new Map<string, string>()
  for (const { stops } of all) {
    for (const [at, { key, name }] of stops.entries()) {
      names.set(key, name)
      column.set(key, Math.max(column.get(key) ?? 0, at))
    }
  }
  const edges = edgesOf(all)
  // One round moves on what an outlet hands on that has it late; two that copy each other stay so.
  const furthest = Math.max(0, ...column.values()) + 1
  for (const { from, to } of edges) {
    const [at, next] = [column.get(from) ?? 0, column.get(to) ?? 0]
    if (next <= at) column.set(to, Math.min(at + 1, furthest))
  }
  const columns = Math.max(0, ...column.values()) + 1
  // Outlets print: they stand in the last column, however short the way, but for those that hand
  // words on to another.
  const hands = new Set(edges.map(({ from }) => from))
  for (const key of column.keys()) {
    if (key.startsWith('outlet ') && !hands.has(key)) column.set(key, columns - 1)
  }
  const filled = Array.from({ length: columns }, () => 0)
  const nodes = [...column].map(([key, at]) => {
    const row = filled[at] ?? 0
    filled[at] = row + 1
    return { key, name: names.get(key) ?? key, column: at, row }
  })
  return { nodes, edges, columns, rows: Math.max(0, ...filled) }
}

function edgesOf(all: readonly Way[]): Drawn['edges'] {
  const edges = new Map<string, { from: string; to: string; claims: number }>()
  for (const { stops, claims } of all) {
    for (const [at, { key: to }] of stops.entries()) {
      const from = stops[at - 1]?.key
      if (from === undefined) continue
      const id = JSON.stringify([from, to])
      const edge = edges.get(id) ?? { from, to, claims: 0 }
      edges.set(id, { ...edge, claims: edge.claims + claims.length })
    }
  }
  return [...edges.values()]
}
