// What the reader of the page looks at. Views read it and set it; state/url.ts keeps it in the hash.

import { tick } from 'svelte'
import { type Filters, isEmpty, NO_FILTERS } from '../record/filters.ts'
import { narrow } from '../record/narrowing.ts'
import type { Case, Source } from '../record/record.ts'
import type { Attribution, Claim, ClaimRow, QuestionRow, Span, Spans } from '../record/types.ts'
import type { Server } from './server.ts'

export const VIEW_NAMES = {
  overview: 'Overview',
  reader: 'Reader',
  timeline: 'Timeline',
  map: 'Map',
  disagreements: 'Disagreements',
  figures: 'Figures',
  sources: 'Sources',
  explanations: 'Explanations',
  questions: 'Questions',
  review: 'Review',
} as const
export type View = keyof typeof VIEW_NAMES
export const VIEWS = Object.keys(VIEW_NAMES) as readonly View[]

/** The tables of the case that a view shows; of others the filters can leave nothing out. */
const TABLES: Partial<
  Record<View, readonly ('conflicts' | 'dismissed' | 'control' | 'figures' | 'timeline')[]>
> = {
  timeline: ['timeline', 'control'],
  map: ['control'],
  disagreements: ['conflicts', 'dismissed'],
  figures: ['figures'],
}

/** A choice is one attribution or one claim of the document shown, or bare words of it. */
export type Choice = { attribution: Attribution } | { claim: Claim } | { words: Spans }

/** Several words that one thing rests on, gone through one by one. */
export interface Basis {
  title: string
  ids: readonly string[]
  at: number
}

export class Selection {
  /** The whole case, and the rows of it that the filters leave: views show the second. */
  whole: Case
  case: Case
  /** The words that are looked for; null while nothing is. */
  search = $state<string | null>(null)
  /** What all views are narrowed to. */
  filters = $state.raw<Filters>(NO_FILTERS)
  /** Where rulings are sent; null in a single file. */
  readonly server: Server | null
  view = $state<View>('overview')
  /** The view that the words in the reader were opened from: there one goes back. */
  cameFrom = $state<View | null>(null)
  /** How far down one was there. */
  private wasAt = 0
  /** What the words in the reader are the basis of. */
  basis = $state.raw<Basis | null>(null)
  /** Number of the document in the reader. */
  number = $state(0)
  chosen = $state.raw<Choice | null>(null)
  /** What the pointer or the focus is on; its details show while nothing is chosen. */
  pointed = $state.raw<Choice | null>(null)
  /** A place of the case (`keyOfParty`), a moment (an ISO date) and an account (`keyOfParty`). */
  place = $state<string | null>(null)
  moment = $state<string | null>(null)
  account = $state<string | null>(null)
  /** The two dated maps that are compared, by id; null while accounts are shown. */
  sheets = $state.raw<readonly [left: string, right: string] | null>(null)
  /** The item of the queue that is reviewed. */
  item = $state<string | null>(null)
  /** What the reader was opened for to mark it anew, by id. */
  mending: string | null = null
  /** The question that is worked on. */
  question = $state<string | null>(null)
  /** The board of explanations, and its hypothesis on a narrow screen. */
  board = $state({ number: 0, hypothesis: '' })
  /** What the claims list is narrowed to; empty for everything. */
  only = $state({ frame: '', speaker: '', place: '' })
  everywhere = $state(false)
  /** On narrow screens one of the two is shown. */
  side = $state<'text' | 'claims'>('text')

  constructor(held: Case, server: Server | null = null) {
    this.whole = $state.raw(held)
    this.case = $derived(this.narrowed())
    this.server = server
    this.view = held.hasTables ? 'overview' : 'reader'
  }

  get source(): Source | undefined {
    return this.case.sources[this.number]
  }

  get shown(): Choice | null {
    return this.chosen ?? this.pointed
  }

  /** The same case after a ruling: what was chosen in the old one is let go. */
  renew(held: Case): void {
    this.clear()
    this.basis = null
    this.whole = held
  }

  /** The same case with more documents: what is read and chosen stays where it was. */
  follow(held: Case): void {
    const { source, chosen } = this
    const same = held.sources.find(({ key }) => key === source?.key)
    this.renew(held)
    this.number = same?.number ?? 0
    if (!same || !chosen) return
    const claim = 'claim' in chosen ? same.claim(chosen.claim.id) : null
    const attribution = 'attribution' in chosen ? same.attribution(chosen.attribution.id) : null
    if (claim) this.chosen = { claim }
    else if (attribution) this.chosen = { attribution }
    else if ('words' in chosen) this.chosen = chosen
  }

  /** The same case with its questions as they stand after a row: all that is chosen stays. */
  retell(questions: readonly QuestionRow[]): void {
    this.whole = this.whole.narrowed({ ...this.whole.dossier, questions })
  }

  /** Whether the filters leave nothing of what the view shows. */
  get isEmptied(): boolean {
    const tables = TABLES[this.view] ?? []
    const has = (held: Case) => tables.some((table) => held.dossier[table].length > 0)
    return has(this.whole) && !has(this.case)
  }

  /** Filter all views by this too; `narrow(NO_FILTERS)` shows everything again. */
  narrow(by: Partial<Filters>): void {
    this.filters = { ...this.filters, ...by }
  }

  /** Filter all views by a kind of claim at a place, and list what is left of all documents. */
  listAlike({ place, frame }: ClaimRow): void {
    this.narrow({ place: place ?? '', frames: [frame] })
    this.only = { frame: '', speaker: '', place: '' }
    this.everywhere = true
    this.side = 'claims'
  }

  open(number: number): void {
    if (number === this.number || this.case.sources[number] === undefined) return
    this.number = number
    this.clear()
  }

  show(view: View): void {
    this.view = view
    this.cameFrom = null
    this.basis = null
  }

  /** From words in the reader back to the view that they were opened from. */
  goBack(): void {
    if (this.cameFrom === null) return
    const height = this.wasAt
    this.show(this.cameFrom)
    void tick().then(() => scrollTo(0, height))
  }

  /** Show the words that something rests on, one of them first; false if there are none. */
  openBasis(title: string, ids: readonly string[], at = 0): boolean {
    const found = ids.filter((id) => this.case.locate(id) !== null)
    if (!this.openWords(found[at] ?? null)) return false
    this.basis = { title, ids: found, at }
    return true
  }

  /** Show the exact words of anything that has an id in the case; false if there are none. */
  openWords(id: string | null): boolean {
    const found = this.case.locate(id)
    const source = found && this.case.sources[found.document]
    if (!found || !source) return false
    const claim = found.kind === 'clm' ? source.claim(found.local) : null
    const attribution = found.kind === 'att' ? source.attribution(found.local) : null
    if (claim) this.read({ claim }, found.document)
    else if (attribution) this.read({ attribution }, found.document)
    else this.read({ words: found.spans }, found.document)
    return true
  }

  /** Show the words of a claim or a saying, to be marked anew. */
  mend(id: string): void {
    if (this.openWords(id)) this.mending = id
  }

  /** Show a stretch of a document, or the document alone; false if the case has no such one. */
  openSpan(document: string | null, span: Span | null): boolean {
    const source = this.case.source(document)
    if (source === null) return false
    this.read(span && { words: [span] }, source.number)
    return true
  }

  choose(choice: Choice, number = this.number): void {
    this.open(number)
    this.chosen = choice
    this.pointed = null
  }

  clear(): void {
    this.chosen = null
    this.pointed = null
  }

  private narrowed(): Case {
    const { filters, whole } = this
    return isEmpty(filters) ? whole : whole.narrowed(narrow(whole.dossier, filters))
  }

  private read(choice: Choice | null, number: number): void {
    if (this.view !== 'reader') {
      this.cameFrom = this.view
      this.wasAt = scrollY
      scrollTo(0, 0)
    }
    this.view = 'reader'
    this.basis = null
    this.side = 'text'
    this.open(number)
    this.clear()
    if (choice) this.choose(choice)
  }
}

export function isSame(left: Choice | null, right: Choice): boolean {
  if (left === null) return false
  if ('claim' in left) return 'claim' in right && left.claim === right.claim
  if ('words' in left) return 'words' in right && left.words === right.words
  return 'attribution' in right && left.attribution === right.attribution
}
