// What the reader of the page looks at. Views read it and set it; state/url.ts keeps it in the hash.

import type { Case, Source } from '../record/record.ts'
import type { Attribution, Claim } from '../record/types.ts'

/** A choice is one attribution or one claim of the document shown. */
export type Choice = { attribution: Attribution } | { claim: Claim }

export class Selection {
  number = $state(0)
  chosen = $state.raw<Choice | null>(null)
  /** What the pointer or the focus is on; its details show while nothing is chosen. */
  pointed = $state.raw<Choice | null>(null)
  frame = $state('')
  speaker = $state('')
  place = $state('')
  everywhere = $state(false)
  /** On narrow screens one of the two is shown. */
  side = $state<'text' | 'claims'>('text')

  constructor(readonly record: Case) {}

  get source(): Source | undefined {
    return this.record.sources[this.number]
  }

  get shown(): Choice | null {
    return this.chosen ?? this.pointed
  }

  open(number: number): void {
    if (number === this.number || this.record.sources[number] === undefined) return
    this.number = number
    this.clear()
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
}

export function isSame(left: Choice | null, right: Choice): boolean {
  if (left === null) return false
  if ('claim' in left) return 'claim' in right && left.claim === right.claim
  return 'attribution' in right && left.attribution === right.attribution
}
