// Reversals as strips: what one party said of one thing, in the order in which it was said.

import type { Case } from '../../record/record.ts'
import { type Statement, statement } from '../../record/statement.ts'
import type { ConflictRow } from '../../record/types.ts'

export interface Strip {
  /** Rows that share a statement are of one strip. */
  rows: readonly ConflictRow[]
  /** Dated ones first, in their order; those of which no day of saying is known come last. */
  statements: readonly Statement[]
  /** Whose word for the change it is; empty where the party's own dated words show it. */
  allegedBy: readonly string[]
}

/** The strips of the reversals among some disagreements. */
export function strips(held: Case, conflicts: readonly ConflictRow[]): Strip[] {
  const turns = conflicts.filter(({ kind }) => kind === 'reversal' || kind === 'alleged-reversal')
  return joined(turns).map((rows) => {
    const said = new Map(rows.flatMap((row) => sides(held, row)))
    const alleging = rows.filter(({ kind }) => kind === 'alleged-reversal')
    const voices = alleging.map((row) => rightOf(held, row).wordedBy)
    return {
      rows,
      statements: [...said.values()].toSorted(
        (one, other) =>
          Number(dayOf(one) === null) - Number(dayOf(other) === null) ||
          (dayOf(one) ?? '').localeCompare(dayOf(other) ?? ''),
      ),
      allegedBy: [...new Set(voices)],
    }
  })
}

/** The day of a saying, or of the nearest report of it that is dated. */
export const dayOf = ({ said, relayed }: Statement): string | null => said ?? relayed

function joined(rows: readonly ConflictRow[]): ConflictRow[][] {
  const groups: { ids: Set<string>; rows: ConflictRow[] }[] = []
  for (const row of rows) {
    const ids = [row.left, row.right].filter((id) => id !== null)
    const own = { ids: new Set(ids), rows: [row] }
    const first = groups.find((group) => ids.some((id) => group.ids.has(id)))
    if (first === undefined) groups.push(own)
    else {
      first.rows.push(row)
      for (const id of ids) first.ids.add(id)
    }
  }
  return groups.map((group) => group.rows)
}

function sides(held: Case, row: ConflictRow): [string, Statement][] {
  const { left, left_document: document, left_span: span, left_quote: quote } = row
  const right: [string, Statement] = [row.right, rightOf(held, row)]
  if (left === null || document === null || span === null) return [right]
  return [[left, statement(held, left, document, span, quote ?? '')], right]
}

const rightOf = (held: Case, row: ConflictRow): Statement =>
  statement(held, row.right, row.right_document, row.right_span, row.right_quote)
