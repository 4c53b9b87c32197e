// Coding by hand in the reader: what is selected, what is being marked, and what was.

import { codingOf, type Draft, lacks, mended, press, recoded } from '../record/marking.ts'
import type { Location, Source } from '../record/record.ts'
import type { RulingRow, Span } from '../record/types.ts'
import { Review } from './review.svelte.ts'
import type { Selection } from './selection.svelte.ts'

export class Coder {
  readonly review: Review
  draft = $state.raw<Draft | null>(null)
  /** The words that are selected, without the white space around them. */
  marked = $state.raw<Span | null>(null)
  /** Where the selection was begun and where its caret is. */
  caret = $state.raw<Span>([0, 0])
  problem = $state<string | null>(null)
  /** Whether the text takes the focus again once it is shown anew. */
  returns = false
  /** The coder's own coding that is mended. */
  private instead: RulingRow | null = null

  readonly book = $derived.by(() => this.selection.whole.dossier.codebook)
  readonly canCode = $derived.by(() => this.review.canRule && this.book !== null)

  constructor(private readonly selection: Selection) {
    this.review = new Review(selection)
  }

  /** What people coded in a document, in its order; what was taken back is left out. */
  codedIn(source: Source): RulingRow[] {
    const { sha256 } = source.reading.document
    return this.review.rulings
      .filter(({ kind, state }) => kind === 'code' && !['undone', 'replaced'].includes(state))
      .filter(({ coding }) => coding?.document === sha256)
      .sort((one, other) => beginning(one) - beginning(other))
  }

  /** Take a key; false if it means nothing here. */
  take(key: string, source: Source): boolean {
    if (this.draft === null && this.marked === null) return key === 'u' && this.undoLast(source)
    if (key === 'Escape') {
      this.letGo()
      return true
    }
    if (key === 'Enter' && this.draft) {
      void this.record(source)
      return true
    }
    const next = this.book && press(this.draft, key, this.marked, this.book)
    if (next) {
      this.draft = next
      this.problem = null
    }
    // While something is being marked no letter is a key of the page.
    return next !== null || (this.draft !== null && key.length === 1)
  }

  /** Begin to mark anew what the reader was opened for; its words are selected then. */
  pickUp(source: Source): boolean {
    const id = this.selection.mending
    const found = this.selection.whole.locate(id)
    this.selection.mending = null
    if (id === null || found?.document !== source.number) return false
    const thing = found.kind === 'clm' ? source.claim(found.local) : source.attribution(found.local)
    const [first, last] = [found.spans[0], found.spans.at(-1)]
    if (!thing || !first || !last) return false
    const own = codedOn(this.codedIn(source), found)
    this.instead = own && this.isMine(own) ? own : null
    this.draft = own?.coding && this.instead ? recoded(own.coding) : mended(thing, id)
    this.caret = [first[0], last[1]]
    return true
  }

  letGo(): void {
    this.instead = null
    this.draft = null
    this.marked = null
    this.problem = null
    this.review.waiting = null
  }

  /** Record what is marked; it is kept where it cannot be. */
  async record(source: Source): Promise<void> {
    const { draft, marked } = this
    if (draft === null) return
    const meant = draft.follows && marked ? { ...draft, words: [marked] } : draft
    this.problem = lacks(meant)
    if (this.problem) return
    const coding = codingOf(meant, source.text, source.reading.document.sha256)
    const isNamed = this.review.by !== ''
    if (isNamed) this.draft = null
    this.returns = true
    await this.review.rule({ kind: 'code', coding }, 'Recorded; u takes it back.')
    if (!isNamed) return
    this.problem = this.review.problem
    if (this.problem) this.draft = draft
    else {
      this.marked = null
      await this.giveWay()
    }
  }

  /** The name was given, and what waited for it is sent, or it was not. */
  named(): void {
    if (this.review.waiting) this.letGoOfDraft()
  }

  isMine({ by }: RulingRow): boolean {
    return by === this.review.by
  }

  undo(ruling: RulingRow): void {
    this.returns = true
    void this.review.rule({ kind: 'undo', ids: [ruling.id] }, 'Undone.')
  }

  /** A coding that replaced nothing of the machine's gives way to the one that mends it. */
  private async giveWay(): Promise<void> {
    const { instead } = this
    this.instead = null
    if (instead && !instead.coding?.replaces)
      await this.review.rule({ kind: 'undo', ids: [instead.id] }, 'Recorded.')
  }

  private letGoOfDraft(): void {
    this.draft = null
    this.marked = null
  }

  private undoLast(source: Source): boolean {
    const here = new Set(this.codedIn(source).map(({ id }) => id))
    const last = this.review.mine.findLast(({ id }) => here.has(id))
    if (last) this.undo(last)
    return last !== undefined
  }
}

/** The standing coding on the very words of a thing. */
export function codedOn(rows: readonly RulingRow[], { kind, spans }: Location): RulingRow | null {
  const meant = { clm: 'claim', att: 'attribution' }[kind as string]
  const words = (held: readonly { start: number; end: number }[]) =>
    held.map(({ start, end }) => `${start}-${end}`).join()
  const here = spans.map(([start, end]) => ({ start, end }))
  const isOn = ({ coding }: RulingRow) =>
    coding !== null && coding.kind === meant && words(coding.words) === words(here)
  return rows.findLast(isOn) ?? null
}

const beginning = ({ coding }: RulingRow) => coding?.words[0]?.start ?? 0
