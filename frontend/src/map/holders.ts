// One colour and one pattern for each holder of the case, so that nothing rests on colour alone.
// No flag, no party's own colour, no red against green: the numbers are those of style.css.

import { keyOfParty } from '../record/record.ts'
import type { ControlRow, Party } from '../record/types.ts'

const COLOURS = [0, 4, 5, 6, 7] as const
export const PATTERNS = ['diagonal', 'dots', 'level', 'cross', 'upright', 'counter'] as const
export type Pattern = (typeof PATTERNS)[number]

export interface Dress {
  holder: Party
  colour: number
  pattern: Pattern
}

/** The dress of every holder by key, in the order of the rows. */
export function dressHolders(rows: readonly ControlRow[]): Map<string, Dress> {
  const holders = new Map<string, Dress>()
  for (const { holder } of rows) {
    if (holder === null || holders.has(keyOfParty(holder))) continue
    const rank = holders.size
    holders.set(keyOfParty(holder), {
      holder,
      colour: COLOURS[rank % COLOURS.length] as number,
      pattern: PATTERNS[rank % PATTERNS.length] as Pattern,
    })
  }
  return holders
}
