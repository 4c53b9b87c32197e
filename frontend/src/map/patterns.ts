// The lines of each pattern in a square of six by six.

import type { Pattern } from './holders.ts'

export const LINES: Readonly<Record<Pattern, string>> = {
  diagonal: 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2',
  counter: 'M5,-1 l2,2 M0,0 l6,6 M-1,5 l2,2',
  level: 'M0,3 h6',
  upright: 'M3,0 v6',
  cross: 'M0,3 h6 M3,0 v6',
  dots: 'M1.5,1.5 h.01 M4.5,4.5 h.01',
}
