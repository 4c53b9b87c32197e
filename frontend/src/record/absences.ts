// What the case does not have, as far as that can be counted, and how much of it people looked at.

import type { Case } from './record.ts'
import { plural } from './words.ts'

/** Words by which the case itself says that images are missing: it is not said twice. */
const IMAGES = /photo|film|imag|picture|video/i

/** One line for each kind of thing that is absent from the whole case. */
export function absences({ dossier }: Case): string[] {
  const { readings, claims } = dossier
  if (readings.length === 0) return []
  const tongues = [...new Set(readings.map(({ document }) => document.language))]
  const [only] = tongues
  const named = claims.filter(({ originating_source }) => originating_source.id !== null).length
  const own = (dossier.question?.missing ?? []).join(' ')
  const lines = [
    tongues.length === 1 &&
      only &&
      `Every document is in ${nameOf(only)}: what was first said in another language is here only as told in it.`,
    !IMAGES.test(own) && 'No picture, film or satellite image was read: only texts.',
    claims.length > named &&
      `${claims.length - named} of ${plural(claims.length, 'claim')} go back to nobody known by name.`,
  ]
  return lines.filter((line) => typeof line === 'string')
}

/** "Not reviewed by a person: 0 of 214 claims", "12 of 214 claims reviewed by a person". */
export function reviewedInWords({ dossier }: Case): string {
  const total = dossier.claims.length
  const done = dossier.claims.filter(({ ruling }) => ruling !== null).length
  if (total === 0) return 'Not reviewed by a person'
  if (done === 0) return `Not reviewed by a person: 0 of ${plural(total, 'claim')}`
  return `${done} of ${plural(total, 'claim')} reviewed by a person`
}

function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
