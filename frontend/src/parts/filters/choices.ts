// What there is to filter by, and the filters in words.

import type { Filters } from '../../record/filters.ts'
import { type Case, keyOfParty } from '../../record/record.ts'
import { inWords } from '../../record/time.ts'
import { frameLabel } from '../../record/words.ts'

/** Something to choose, and how many claims it has. */
export interface Option {
  value: string
  name: string
  count: number
}

export interface Choices {
  without: Option[]
  documents: Option[]
  frames: Option[]
  places: Option[]
}

/** Sources and kinds with the most claims come first; documents and places by name. */
export function choicesIn(held: Case): Choices {
  const { claims } = held.dossier
  const titles = new Map(held.sources.map(({ reading, name }) => [reading.document.name, name]))
  const counts = (of: (claim: (typeof claims)[number]) => readonly [string, string] | null) => {
    const found = new Map<string, Option>()
    for (const claim of claims) {
      const one = of(claim)
      if (one === null) continue
      const [value, name] = one
      const met = found.get(value) ?? { value, name, count: 0 }
      met.count++
      found.set(value, met)
    }
    return [...found.values()]
  }
  const most = (options: Option[]) => options.sort((a, b) => b.count - a.count)
  const named = (options: Option[]) => options.sort((a, b) => a.name.localeCompare(b.name))
  return {
    without: most(counts(({ originating_source: source }) => [keyOfParty(source), source.name])),
    documents: named(counts(({ document }) => [document, titles.get(document) ?? document])),
    frames: most(counts(({ frame }) => [frame, frameLabel(frame)])),
    places: named(
      counts(({ place }) => (place === null ? null : [place, held.place(place)?.name ?? place])),
    ),
  }
}

/** "without TASS", "March 2016": each filter in a few words. */
export function filtersInWords(filters: Filters, choices: Choices): string[] {
  const nameIn = (options: readonly Option[], value: string) =>
    options.find((option) => option.value === value)?.name ?? value
  const names = (options: readonly Option[], values: readonly string[], many: string) =>
    values.length > 2
      ? `${values.length} ${many}`
      : values.map((value) => nameIn(options, value)).join(' and ')
  const { without, documents, frames, place, words, reviewed } = filters
  const parts = [
    without.length > 0 && `without ${names(choices.without, without, 'sources')}`,
    documents.length > 0 && `in ${names(choices.documents, documents, 'documents')}`,
    frames.length > 0 && names(choices.frames, frames, 'kinds of claim').toLowerCase(),
    periodInWords(filters),
    place !== '' && nameIn(choices.places, place),
    words.trim() !== '' && `“${words.trim()}”`,
    reviewed === 'reviewed' && 'ruled on by a person',
    reviewed === 'unreviewed' && 'not reviewed',
  ]
  return parts.filter((part) => typeof part === 'string')
}

function periodInWords({ from, to }: Filters): string | false {
  if (from === '' && to === '') return false
  if (from === to) return inWords(from) ?? false
  if (from === '') return `until ${inWords(to)}`
  return to === '' ? `from ${inWords(from)}` : (inWords(`${from}/${to}`) ?? false)
}
