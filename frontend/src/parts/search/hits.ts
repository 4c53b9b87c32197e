// What was found, as groups of lines that are gone through one by one: each leads to its words.

import type { Case, Source } from '../../record/record.ts'
import { type Found, spansOf } from '../../record/search.ts'
import { Text } from '../../record/span.ts'
import type { ClaimRow, Span } from '../../record/types.ts'
import { frameLabel, plural } from '../../record/words.ts'
import type { Selection } from '../../state/selection.svelte.ts'

export interface Hit {
  /** Who says it and where, or nothing where the group says so. */
  by: string
  before: string
  words: string
  after: string
  open: () => void
}

export interface Group {
  title: string
  count: string
  hits: readonly Hit[]
}

/** So many characters are shown on either side of the words. */
const REACH = 70

/** The claims, then the documents, as they are listed. */
export function groupsOf(found: Found, words: string, selection: Selection): Group[] {
  const { claims, claimCount, documents } = found
  const groups: Group[] = []
  if (claimCount > 0) {
    const hits = claims.map((claim) => ofClaim(claim, words, selection))
    groups.push({ title: 'Claims', count: partOf(hits.length, claimCount, 'claim'), hits })
  }
  for (const { source, spans, count } of documents) {
    const hits = spans.map((span) => ofPassage(source, span, selection))
    groups.push({ title: source.name, count: partOf(hits.length, count, 'passage'), hits })
  }
  return groups
}

function ofClaim(claim: ClaimRow, words: string, selection: Selection): Hit {
  const quote = new Text(claim.quote)
  const [span] = spansOf(quote, words, 1)
  const by = `${claim.originating_source.name} · ${frameLabel(claim.frame)} · ${nameIn(selection.whole, claim)}`
  // The words may stand in the label alone: then the quotation is shown from where it begins.
  return { by, ...around(quote, span ?? [0, 0]), open: () => selection.openWords(claim.id) }
}

function ofPassage(source: Source, span: Span, selection: Selection): Hit {
  const { name } = source.reading.document
  return { by: '', ...around(source.text, span), open: () => selection.openSpan(name, span) }
}

function around(text: Text, span: Span): Pick<Hit, 'before' | 'words' | 'after'> {
  const [start, end] = text.around(span, [0, text.length], REACH)
  return {
    before: `${start > 0 ? '… ' : ''}${text.slice([start, span[0]])}`,
    words: text.slice(span),
    after: `${text.slice([span[1], end])}${end < text.length ? ' …' : ''}`,
  }
}

const nameIn = (held: Case, { document }: ClaimRow) => held.source(document)?.name ?? document

function partOf(shown: number, all: number, noun: string): string {
  return shown < all ? `${shown} of ${plural(all, noun)}` : plural(all, noun)
}
