// One colour and one pattern for each holder of the case, so that nothing rests on colour alone.
// No flag, no party's own colour, no red against green: the numbers are those of style.css.

import { keyOfParty } from '../record/record.ts'
import type { ControlRow, Party, Sheet } from '../record/types.ts'

const COLOURS = [0, 4, 5, 6, 7] as const
export const PATTERNS = ['diagonal', 'dots', 'level', 'cross', 'upright', 'counter'] as const
export type Pattern = (typeof PATTERNS)[number]

export interface Dress {
  holder: Party
  colour: number
  pattern: Pattern
}

/** The dress of every holder by key: of the rows first, then of the maps, each in its order. */
export function dressHolders(
  rows: readonly ControlRow[],
  maps: readonly Sheet[] = [],
): Map<string, Dress> {
  const areas = maps.flatMap((sheet) => sheet.areas)
  const holders = new Map<string, Dress>()
  for (const { holder } of [...rows, ...areas]) {
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
