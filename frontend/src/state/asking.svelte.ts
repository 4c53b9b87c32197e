// The questions of the case and what is written under them. Who writes is asked once, as in review.

import type { QuestionRow } from '../record/types.ts'
import { remember, remembered } from './reviewer.ts'
import type { Selection } from './selection.svelte.ts'
import type { Written } from './server.ts'

export class Asking {
  by = $state(remembered())
  problem = $state('')
  isSending = $state(false)

  constructor(private readonly selection: Selection) {}

  get canWrite(): boolean {
    return this.selection.server !== null
  }

  get rows(): readonly QuestionRow[] {
    return this.selection.whole.dossier.questions
  }

  /** The question that is looked at: the chosen one, else the first. */
  get row(): QuestionRow | undefined {
    return this.rows.find(({ id }) => id === this.selection.question) ?? this.rows[0]
  }

  /** Write a row; false, with a sentence in `problem`, if that could not be. */
  async write(asked: Omit<Written, 'by'>): Promise<boolean> {
    const { server } = this.selection
    const by = this.by.trim()
    this.problem = by ? '' : 'Say who writes this first.'
    if (server === null || !by) return false
    this.isSending = true
    try {
      this.selection.retell(await server.write({ ...asked, by }))
      remember(by)
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error)
    }
    this.isSending = false
    return this.problem === ''
  }
}
