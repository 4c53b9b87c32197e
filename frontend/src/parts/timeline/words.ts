// What a lane and its bars say in words, by whose account it is left to the lane to say.

import { daysBetween } from '../../map/days.ts'
import { holding } from '../../map/words.ts'
import { inWords } from '../../record/time.ts'
import type { ControlRow, ControlState, TimelineRow } from '../../record/types.ts'
import { plural } from '../../record/words.ts'

const STATES: Partial<Record<ControlState, string>> = {
  contested: 'contested',
  besieged: 'besieged',
  presence: 'present',
  withdrawn: 'withdrawn',
}

/** "held by the garrison". */
export const stateInWords = ({ state, holder }: ControlRow): string => holding(state, holder)

/** The same in as few words as a bar has room for. */
export function stateInShort({ state, holder }: ControlRow): string {
  if (state === 'unknown') return 'holder not known'
  if (holder === null) {
    return state === 'withdrawn' ? 'withdrawal, no holder named' : `holder not named, ${state}`
  }
  return state === 'held' ? holder.name : `${holder.name} · ${STATES[state]}`
}

/** How old the evidence is on the day asked about, or its date. */
export function ageInWords(last: string, date: string | null): string {
  const days = date === null ? 0 : daysBetween(last, date)
  return days > 0 ? `last evidence ${plural(days, 'day')} ago` : `last evidence ${inWords(last)}`
}

/** "Also told by the mayor, and by the Gazette, of one origin with it. " or nothing. */
export function alsoInWords({ also, copies }: TimelineRow): string {
  const isCopy = (name: string) => copies.some((copy) => copy.name === name)
  const told = also.map(({ name }) => (isCopy(name) ? `${name} (of one origin with it)` : name))
  return told.length > 0 ? `Also told by ${LIST.format(told)}. ` : ''
}

/** How many others tell it: those of another origin are what counts. */
export function countOfAlso({ also, copies }: TimelineRow): string {
  const others = also.length - copies.length
  return others > 0 ? plural(others, 'more account') : 'copied'
}

const LIST = new Intl.ListFormat('en-GB')
