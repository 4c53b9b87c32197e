// What is looked at, in the address: #v=reader&d=3f2a…&a=a7, or &c=c12, or &w=14-60 for bare words;
// p, t and k are the place, the moment and the account; m the two dated maps compared; i is the item
// that is reviewed; b and h are a board's number and its hypothesis; s are the words looked for; x and
// what begins with f are the filters.

import { filtersFromParts, filtersToParts } from '../record/filters.ts'
import type { Spans } from '../record/types.ts'
import { type Selection, VIEWS } from './selection.svelte.ts'

export function toHash(selection: Selection): string {
  const { view, source, chosen, place, moment, account } = selection
  const parts = new URLSearchParams({ v: view })
  if (place) parts.set('p', place)
  if (moment) parts.set('t', moment)
  if (account) parts.set('k', account)
  if (view === 'map' && selection.sheets) parts.set('m', selection.sheets.join('~'))
  if (view === 'explanations') {
    const { number, hypothesis } = selection.board
    if (number > 0) parts.set('b', String(number))
    if (hypothesis) parts.set('h', hypothesis)
  }
  if (selection.search !== null) parts.set('s', selection.search)
  for (const [name, value] of filtersToParts(selection.filters)) parts.append(name, value)
  if (selection.question && view === 'questions') parts.set('q', selection.question)
  if (selection.item && view === 'review') parts.set('i', selection.item)
  if (source && view === 'reader') parts.set('d', source.key)
  if (!chosen || view !== 'reader') return `#${parts}`
  if ('claim' in chosen) parts.set('c', chosen.claim.id)
  else if ('attribution' in chosen) parts.set('a', chosen.attribution.id)
  else parts.set('w', chosen.words.map((span) => span.join('-')).join('_'))
  return `#${parts}`
}

/** Open what an address names; what it names wrongly is left as it was. */
export function fromHash(hash: string, selection: Selection): void {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  const view = VIEWS.find((name) => name === parts.get('v'))
  if (view) selection.show(view)
  selection.place = parts.get('p')
  selection.moment = parts.get('t')
  selection.account = parts.get('k')
  const [left, right] = (parts.get('m') ?? '').split('~')
  selection.sheets = left && right ? [left, right] : null
  if (view === 'explanations') {
    selection.board = { number: Number(parts.get('b') ?? 0), hypothesis: parts.get('h') ?? '' }
  }
  selection.filters = filtersFromParts(parts)
  selection.search = parts.get('s')
  if (view === 'questions') selection.question = parts.get('q')
  if (parts.has('i')) selection.item = parts.get('i')
  const { sources } = selection.case
  const source = sources.find(({ key }) => key === parts.get('d')) ?? sources[0]
  if (source === undefined || (view && view !== 'reader')) return
  selection.open(source.number)
  const claim = source.claim(parts.get('c') ?? '')
  const attribution = source.attribution(parts.get('a'))
  const words = spansIn(parts.get('w'))
  if (claim) selection.choose({ claim })
  else if (attribution) selection.choose({ attribution })
  else if (words.length > 0) selection.choose({ words })
  else selection.clear()
}

/** Whether two addresses are of one view, filtered alike; words are typed letter by letter. */
export function isOnePage(one: string, other: string): boolean {
  const [page, last] = [one, other].map((hash) => {
    const parts = new URLSearchParams(hash.replace(/^#/, ''))
    return JSON.stringify([parts.get('v'), { ...filtersFromParts(parts), words: '' }])
  })
  return page === last
}

function spansIn(written: string | null): Spans {
  return [...(written ?? '').matchAll(/(\d+)-(\d+)/g)].map(
    ([, start, end]) => [Number(start), Number(end)] as const,
  )
}
