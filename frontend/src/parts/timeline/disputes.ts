// The days on which accounts of different origin do not agree, in words and on a scale.

import { dayOf } from '../../map/days.ts'
import { holding } from '../../map/words.ts'
import { keyOfParty } from '../../record/record.ts'
import { inWords } from '../../record/time.ts'
import type { ControlRow, DisputedRow, DisputeSide } from '../../record/types.ts'
import { capital, plural } from '../../record/words.ts'
import type { Scale } from './scale.ts'

export interface DrawnDispute {
  row: DisputedRow
  left: number
  width: number
}

/** The disputes of the places of some rows that the window shows. */
export function drawnDisputes(
  disputed: readonly DisputedRow[],
  control: readonly ControlRow[],
  scale: Scale,
): DrawnDispute[] {
  const places = new Set(control.map(({ place }) => keyOfParty(place)))
  return disputed
    .filter(({ place }) => places.has(keyOfParty(place)))
    .flatMap((row) => {
      const [from, to] = [dayOf(row.first), dayOf(row.last) + 1]
      if (to <= scale.first || from >= scale.last) return []
      return [{ row, left: scale.at(from), width: scale.at(to) - scale.at(from) }]
    })
}

export function daysInWords({ first, last }: DisputedRow): string {
  return first === last ? `${inWords(first)}` : `${inWords(first)} to ${inWords(last)}`
}

const LIST = new Intl.ListFormat('en-GB')

/** "Held by the garrison: two accounts of one origin". */
export function sideInWords({ state, holder, accounts, origins }: DisputeSide): string {
  const names = LIST.format(accounts.map(({ name }) => name))
  const copies = accounts.length > origins ? `, of ${plural(origins, 'origin')} in all` : ''
  return `${capital(holding(state, holder))}, according to ${names}${copies}`
}

export const disputeInWords = (row: DisputedRow): string =>
  `${daysInWords(row)}: ${row.sides.map(sideInWords).join('. ')}`

/** The claims of each side in turn, so that going through them sets one beside the other. */
export function claimsOf({ sides }: DisputedRow): string[] {
  const most = Math.max(...sides.map(({ because }) => because.length))
  return Array.from({ length: most }, (_, at) => sides.map(({ because }) => because[at]))
    .flat()
    .filter((id) => id !== undefined)
}
