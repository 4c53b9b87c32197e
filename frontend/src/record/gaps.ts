// What is not known: said on the page's face, since a gap that is not shown reads as an answer.

import type { Case } from './record.ts'
import type { Reading } from './types.ts'
import { plural } from './words.ts'

/** One line for each kind of gap that the case has. */
export function gaps({ dossier }: Case): string[] {
  const count = (pick: (reading: Reading) => readonly unknown[]) =>
    dossier.readings.reduce((sum, reading) => sum + pick(reading).length, 0)
  const undated = dossier.readings.filter(({ document }) => document.published === null).length
  const unnamed = count((r) => r.attributions.filter(({ speaker }) => speaker === null))
  const unsaid = count((r) => r.attributions.filter(({ said }) => said === null))
  const nowhere = count((r) => r.places.filter(({ lat }) => lat === null))
  const untimed = count((r) => r.times.filter(({ edtf }) => edtf === null))
  const never = count((r) => r.claims.filter(({ time }) => time === null))
  const lines: [number, string][] = [
    [undated, `${plural(undated, 'document')} without a date of publication`],
    [unnamed, `${plural(unnamed, 'saying')} whose speaker the reading could not name`],
    [unsaid, `${plural(unsaid, 'saying')} without a day on which it was said`],
    [nowhere, `${plural(nowhere, 'place')} without coordinates`],
    [untimed, `${plural(untimed, 'date or time', 'dates or times')} that could not be worked out`],
    [never, `${plural(never, 'claim')} without a time`],
  ]
  return lines.filter(([number]) => number > 0).map(([, line]) => line)
}
