// The values of tadmor/model/questions.py in JSON: what people ask of the case, and what they wrote.
// tests/dossier/test_types.py holds these names to the Python ones.

export type QuestionAct =
  | 'asked'
  | 'grouped'
  | 'added'
  | 'left out'
  | 'status'
  | 'finding'
  | 'searched'
export type QuestionStatus =
  | 'open'
  | 'in work'
  | 'answered'
  | 'cannot be answered from these documents'

/** Which claims come under a question by themselves: those that fit all that is given. */
export interface Scope {
  place: string | null
  period: string | null
  frames: readonly string[]
  words: string | null
}

export interface Reason {
  text: string
  claims: readonly string[]
}

/** What somebody found out, and why; each reason rests on claims. */
export interface Finding {
  text: string
  reasons: readonly Reason[]
}

/** What was looked for and not found. */
export interface Search {
  what: string
  where: string
  on: string | null
}

/** One row of a question's record; which fields count depends on the act. */
export interface QuestionEntry {
  id: string
  question: string
  act: QuestionAct
  text: string | null
  scope: Scope | null
  claims: readonly string[]
  status: QuestionStatus | null
  finding: Finding | null
  search: Search | null
  by: string
  at: string
  again: number
}

/** A question as it stands; `history` is every row of its record, oldest first. */
export interface QuestionRow {
  id: string
  text: string
  status: QuestionStatus
  scope: Scope
  claims: readonly string[]
  finding: QuestionEntry | null
  searched: readonly QuestionEntry[]
  history: readonly QuestionEntry[]
}
