// What all views of the page are narrowed to, and how that stands in its address.

/** Empty means everything. `without` are parties by `keyOfParty`, days are ISO, inclusive. */
export interface Filters {
  /** Originating sources left out. */
  without: readonly string[]
  /** The documents kept, by name. */
  documents: readonly string[]
  /** The kinds of claim kept. */
  frames: readonly string[]
  /** The first and the last day of what is told of: a year and a month will do for a day. */
  from: string
  to: string
  place: string
  /** Words of a claim's quotation or of its label. */
  words: string
  reviewed: '' | 'reviewed' | 'unreviewed'
}

export const NO_FILTERS: Filters = {
  without: [],
  documents: [],
  frames: [],
  from: '',
  to: '',
  place: '',
  words: '',
  reviewed: '',
}

const LISTS = { without: 'x', documents: 'fd', frames: 'ff' } as const
const SINGLES = { from: 'fs', to: 'fe', place: 'fp', words: 'fw' } as const
/** A year, a month or a day. */
export const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/

export function isEmpty(filters: Filters): boolean {
  return filtersToParts(filters).length === 0
}

/** The filters as names and values of an address; nothing for what narrows nothing. */
export function filtersToParts(filters: Filters): [string, string][] {
  const parts: [string, string][] = []
  for (const [name, short] of Object.entries(LISTS)) {
    for (const value of filters[name as keyof typeof LISTS]) parts.push([short, value])
  }
  for (const [name, short] of Object.entries(SINGLES)) {
    const value = filters[name as keyof typeof SINGLES]
    if (value.trim() !== '') parts.push([short, value])
  }
  if (filters.reviewed) parts.push(['fr', filters.reviewed])
  return parts
}

/** The filters that an address names; what is no date and no choice is passed over. */
export function filtersFromParts(parts: URLSearchParams): Filters {
  const all = (short: string) => [...new Set(parts.getAll(short).filter((one) => one !== ''))]
  const one = (short: string) => parts.get(short) ?? ''
  const date = (short: string) => (DATE.test(one(short)) ? one(short) : '')
  const reviewed = one('fr')
  return {
    without: all(LISTS.without),
    documents: all(LISTS.documents),
    frames: all(LISTS.frames),
    from: date(SINGLES.from),
    to: date(SINGLES.to),
    place: one(SINGLES.place),
    words: one(SINGLES.words),
    reviewed: reviewed === 'reviewed' || reviewed === 'unreviewed' ? reviewed : '',
  }
}
