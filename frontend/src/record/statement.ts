// One side of a disagreement: its words, and who says them through whom, wherever its id leads.

import type { Case, Source } from './record.ts'
import { covers } from './span.ts'
import type { Attribution, Claim, Span } from './types.ts'
import { writingVerb } from './words.ts'

export interface Statement {
  /** A claim or an attribution of the case; null or unknown for bare words. */
  id: string | null
  document: string
  span: Span
  quote: string
  source: Source | null
  /** From the page inwards, the originating source last; empty where the page itself speaks. */
  chain: readonly Attribution[]
  /** The voice of the page that writes or reports it, as the subject of a sentence. */
  page: string
  /** What that voice does where it speaks itself. */
  verb: string
  /** Whether it is the page's author, and no editor, caption or page quoted there. */
  isAuthor: boolean
  /** Whose word for the saying it is: the one who alleges, where a reversal is alleged. */
  wordedBy: string
  said: string | null
  /** When it was passed on by the nearest relay that is dated. */
  relayed: string | null
  written: string | null
}

/** Find who says the words at `span` of `document`, which `id` names in the case. */
export function statement(
  held: Case,
  id: string | null,
  document: string,
  span: Span,
  quote: string,
): Statement {
  const where = held.locate(id)
  const source = where ? (held.sources[where.document] ?? null) : held.source(document)
  const claim = where?.kind === 'clm' ? (source?.claim(where.local) ?? null) : null
  const own = where?.kind === 'att' ? where.local : (claim?.attribution ?? null)
  const attribution = source?.attribution(own) ?? null
  const chain = source && attribution ? source.chain(attribution) : []
  const voice = chain[0]?.voice ?? claim?.voice ?? (source ? voiceAt(source, span) : 'v0')
  return {
    id: where && id,
    document,
    span,
    quote,
    source,
    chain,
    page: source?.voiceName(voice) ?? document,
    verb: writingVerb(claim?.polarity ?? 'asserts'),
    isAuthor: (source?.voice(voice)?.kind ?? 'author') === 'author',
    wordedBy: source?.voiceName(attribution?.stance_by ?? voice) ?? document,
    said: attribution?.said ?? null,
    relayed: chain.slice(0, -1).findLast(({ said }) => said !== null)?.said ?? null,
    written: source?.writtenOn(voice) ?? null,
  }
}

/** Names of the places that the claims of a statement speak of. */
export function placesOf(held: Case, { id, source }: Statement): string[] {
  const where = held.locate(id)
  if (where === null || source === null) return []
  const place = held.place(held.claim(id)?.place ?? null)
  if (place) return [place.name]
  const attribution = where.kind === 'att' ? source.attribution(where.local) : null
  const claim = where.kind === 'clm' ? source.claim(where.local) : null
  const claims: Claim[] = attribution ? source.claimsWithin(attribution) : claim ? [claim] : []
  return claims.map((one) => source.place(one)?.name).filter((name) => name !== undefined)
}

function voiceAt({ reading }: Source, span: Span): string {
  const voice = reading.voices.find(({ spans }) => spans.some((whole) => covers(whole, span)))
  return voice?.id ?? 'v0'
}
