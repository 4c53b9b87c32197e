// EDTF dates (ISO 8601-2) in words. What is not understood is shown as it stands, never guessed.

const MONTHS =
  'January February March April May June July August September October November December'.split(' ')
const SEASONS: Record<string, string> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' }

/** "2016-03-14/2016-03-20" -> "14 March 2016 to 20 March 2016"; null when there is no date. */
export function inWords(edtf: string | null): string | null {
  if (!edtf) return null
  const sides = edtf.split('/')
  if (sides.length === 2) return interval(sides[0] as string, sides[1] as string)
  return sides.length === 1 ? date(edtf) : edtf
}

function interval(start: string, end: string): string {
  const known = (side: string) => side !== '' && side !== '..'
  if (!known(start) && !known(end)) return 'at a time not stated'
  if (!known(start)) return `until ${date(end)}${start === '' ? ' (start not known)' : ''}`
  if (!known(end)) return `from ${date(start)}${end === '' ? ' (end not known)' : ' on'}`
  return `${date(start)} to ${date(end)}`
}

function date(edtf: string): string {
  const parts = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T(.+?))?([?~%])?$/.exec(
    edtf,
  )
  if (parts === null) return edtf
  const [, year = '', month, day, clock, doubt] = parts
  const plain = [day === 'XX' ? undefined : day?.replace(/^0/, ''), monthName(month), decade(year)]
  const words = plain.filter((part) => part !== undefined).join(' ')
  return doubtful(
    clock ? `${words}, ${clock.replace('+', ' UTC+').replace('Z', ' UTC')}` : words,
    doubt,
  )
}

function monthName(month: string | undefined): string | undefined {
  return month === undefined ? undefined : (SEASONS[month] ?? MONTHS[Number(month) - 1])
}

function decade(year: string): string {
  return year.includes('X') ? `${year.replaceAll('X', '0')}s` : year
}

function doubtful(words: string, sign: string | undefined): string {
  if (sign === '~') return `about ${words}`
  if (sign === '?') return `${words} (uncertain)`
  return sign === '%' ? `about ${words} (uncertain)` : words
}
