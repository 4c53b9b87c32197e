import { expect, it } from 'vitest'
import { inWords } from '../src/record/time.ts'

it.each([
  ['1915-03-22', '22 March 1915'],
  ['1915-03', 'March 1915'],
  ['1915', '1915'],
  ['191X', '1910s'],
  ['19XX', '1900s'],
  ['1915-03-XX', 'March 1915'],
  ['1915-21', 'spring 1915'],
  ['1915-03~', 'about March 1915'],
  ['1915?', '1915 (uncertain)'],
  ['1915%', 'about 1915 (uncertain)'],
  ['1915-03-14/1915-03-20', '14 March 1915 to 20 March 1915'],
  ['1915-03-14/..', 'from 14 March 1915 on'],
  ['1915-03-14/', 'from 14 March 1915 (end not known)'],
  ['../1915', 'until 1915'],
  ['/1915', 'until 1915 (start not known)'],
  ['2016-12-11T05:00+02:00', '11 December 2016, 05:00 UTC+02:00'],
  ['2016-12-11T05:00Z', '11 December 2016, 05:00 UTC'],
  ['[1915,1916]', '[1915,1916]'],
])('puts %s as %s', (edtf, words) => {
  expect(inWords(edtf)).toBe(words)
})

it('has no words for no date', () => {
  expect(inWords(null)).toBeNull()
})
