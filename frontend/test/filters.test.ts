import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filtersFromParts, filtersToParts, isEmpty, NO_FILTERS } from '../src/record/filters.ts'
import { filterings } from './narrowing.cases.ts'

describe('filters in an address', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(filterings, (filters) => {
        const address = new URLSearchParams(filtersToParts(filters)).toString()
        const back = filtersFromParts(new URLSearchParams(address))
        expect(back).toEqual({ ...filters, words: filters.words.trim() })
        expect(isEmpty(back)).toBe(address === '')
      }),
    )
  })

  it('are passed over where they are no date and no choice', () => {
    expect(filtersFromParts(new URLSearchParams('fs=soon&fe=2016-1&fr=perhaps&x='))).toEqual(
      NO_FILTERS,
    )
  })
})
