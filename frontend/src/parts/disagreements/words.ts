// The words that people read for kinds of disagreement and for why look-alikes are none.

import type { ConflictKind, Dismissal } from '../../record/types.ts'

export const KINDS: Record<ConflictKind, string> = {
  denial: 'Denial',
  reversal: 'Reversal',
  'alleged-reversal': 'Alleged reversal',
  'disputed-figure': 'Disputed figure',
  'disputed-evidence': 'Disputed evidence',
  'rival-explanation': 'Rival explanation',
  contradiction: 'Contradiction',
}

/** What each kind is, in half a sentence. */
export const MEANINGS: Record<ConflictKind, string> = {
  denial: 'one denies what the other says',
  reversal: 'one party says otherwise than it did',
  'alleged-reversal': 'the page says that a party went back on its words',
  'disputed-figure': 'two figures for one thing',
  'disputed-evidence': 'one disputes what the other rests on',
  'rival-explanation': 'two explanations of one event',
  contradiction: 'the two cannot both hold',
}

/** What stands in the place of a side that the case does not have. */
export const ABSENCES: Partial<Record<ConflictKind, string>> = {
  denial: 'What is denied is not in this case.',
  'alleged-reversal': 'The earlier words are not in this case.',
}
export const ABSENT = 'The other statement is not in this case.'

/** Why two that look alike do not disagree. */
export const DISMISSALS: Record<Dismissal, string> = {
  superseded: 'Time has passed',
  'other scope': 'Of another scope',
  'other object': 'Of another thing',
  'same origin': 'Of one origin',
  'not asserted': 'Not asserted',
}
