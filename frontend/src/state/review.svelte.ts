// Who reviews, which item is looked at, and what is being recorded. Rulings live in the case.

import { Case } from '../record/record.ts'
import { type Item, itemsOf } from '../record/review.ts'
import { NOTHING, type QueueKind, type RulingKind, type RulingRow } from '../record/types.ts'
import { remember, remembered } from './reviewer.ts'
import type { Selection } from './selection.svelte.ts'
import type { Asked } from './server.ts'

export type Show = 'open' | 'done' | 'disputed' | 'all'
export type Ask = Omit<Asked, 'by' | 'reason'>

/** Rulings after which the next item comes. */
const VERDICTS: ReadonlySet<RulingKind> = new Set([
  'accept',
  'reject',
  'same',
  'different',
  'place',
  'not-against-interest',
  'cell',
])

export class Review {
  /** Who rules; asked once. */
  by = $state(remembered())
  reason = $state('')
  private states = $state<Show>('open')
  private kinds = $state<QueueKind | ''>('')
  /** A ruling that waits until a name is given. */
  waiting = $state.raw<{ asked: Ask; done: string } | null>(null)
  isSending = $state(false)
  problem = $state<string | null>(null)
  /** What was recorded last, in words. */
  done = $state('')
  private ruled = $state.raw<readonly RulingRow[]>([])
  private sent: Promise<void> = Promise.resolve()
  private turn = 0
  private readonly ranks = new Map<string, number>()

  items = $derived.by(() => this.inOrder(itemsOf(this.selection.whole, this.ruled)))
  shown = $derived(
    this.items.filter((item) => item.key === this.selection.item || this.isWanted(item)),
  )
  /** Where the item that is looked at stands among those shown. */
  at = $derived(
    Math.max(
      0,
      this.shown.findIndex(({ key }) => key === this.selection.item),
    ),
  )
  item = $derived<Item | null>(this.shown[this.at] ?? null)

  constructor(private readonly selection: Selection) {
    this.ruled = selection.whole.dossier.rulings
  }

  /** What the queue is narrowed to; what no longer fits is left behind. */
  get show(): Show {
    return this.states
  }
  set show(show: Show) {
    this.states = show
    this.leave()
  }
  get kind(): QueueKind | '' {
    return this.kinds
  }
  set kind(kind: QueueKind | '') {
    this.kinds = kind
    this.leave()
  }

  get canRule(): boolean {
    return this.selection.server !== null
  }

  get rulings(): readonly RulingRow[] {
    return this.ruled
  }

  /** The rulings of whoever reviews that can be undone, oldest first. */
  get mine(): readonly RulingRow[] {
    return this.ruled.filter(
      ({ by, kind, state }) => by === this.by && kind !== 'undo' && state !== 'undone',
    )
  }

  look(key: string | null): void {
    this.selection.item = key
    this.problem = null
    this.done = ''
  }

  showAll(): void {
    this.show = 'all'
    this.kind = ''
  }

  step(by: 1 | -1): void {
    const next = this.shown[this.at + by]
    if (next) this.look(next.key)
  }

  /** Ask for a ruling; without a name it waits for one. One is sent after the other. */
  async rule(asked: Ask, done: string): Promise<void> {
    const about = this.item?.key ?? null
    if (this.by === '') {
      this.waiting = { asked, done }
      return
    }
    this.sent = this.sent.then(() => this.send(asked, done, about))
    await this.sent
  }

  /** Say who reviews, and send what waited for it. */
  async name(by: string): Promise<void> {
    this.by = by.trim().replace(/\s+/g, ' ')
    remember(this.by)
    const { waiting } = this
    this.waiting = null
    if (this.by && waiting) await this.rule(waiting.asked, waiting.done)
  }

  /** Take back one's own ruling on the item, or else one's last anywhere. */
  async undo(): Promise<void> {
    const own = this.item?.rulings.findLast((ruling) => this.mine.includes(ruling))
    const last = own ?? this.mine.at(-1)
    if (last === undefined) {
      this.problem = 'There is no ruling of yours to undo.'
      return
    }
    const about = this.items.find(({ rulings }) => rulings.some(({ id }) => id === last.id))
    if (about) this.look(about.key)
    await this.rule({ kind: 'undo', ids: [last.id] }, 'Undone.')
  }

  /** Take what the server has now: all views follow. Of several answers the last counts. */
  async reload(): Promise<void> {
    const turn = ++this.turn
    const dossier = await this.selection.server?.dossier(this.by)
    if (dossier === undefined || turn !== this.turn) return
    this.ruled = dossier.rulings
    this.selection.renew(new Case({ ...NOTHING, ...dossier }))
  }

  /** Send a ruling made on the item `about`; the next one comes if that is still looked at. */
  private async send(asked: Ask, done: string, about: string | null): Promise<void> {
    const { server } = this.selection
    if (server === null) return
    this.isSending = true
    this.problem = null
    try {
      this.turn++
      const ruled = await server.rule({ ...asked, by: this.by, reason: this.reason || null })
      const next = this.shown[this.at + 1] ?? this.shown[this.at - 1]
      if (this.item?.key === about && VERDICTS.has(asked.kind)) this.look(next?.key ?? about)
      this.ruled = ruled
      this.reason = ''
      this.done = done
      void this.reload().catch(() => {
        this.problem = 'Recorded. The page could not be brought up to date: load it again.'
      })
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error)
    }
    this.isSending = false
  }

  private isWanted(item: Item): boolean {
    return (this.kinds === '' || item.kind === this.kinds) && isOf(item, this.states)
  }

  private leave(): void {
    if (this.item && !this.isWanted(this.item)) this.look(null)
  }

  /** An item keeps its place while the page is open, whatever is ruled of it. */
  private inOrder(items: Item[]): Item[] {
    for (const { key } of items) if (!this.ranks.has(key)) this.ranks.set(key, this.ranks.size)
    const rank = ({ key }: Item) => this.ranks.get(key) as number
    return items.sort((a, b) => rank(a) - rank(b))
  }
}

function isOf({ status }: Item, show: Show): boolean {
  if (show === 'disputed') return status === 'disputed'
  const isDone = status !== 'open' && status !== 'disputed'
  return show === 'all' || (show === 'done' ? isDone : !isDone)
}
