// How words are compared that people type: without case, accents, vowel points or stretched letters.

/** What does not tell one word from another: accents and points, stretching, marks of direction. */
const UNHEARD = /[\p{M}\p{Cf}\u0640\u02be\u02bf]/gu

/**
 * One form for all ways to write a word, in any script: "Idlíb" and "IDLIB", "تَدمُر" and "تدمر".
 * Blanks are one space, or one line break between paragraphs, so that no words are found across two.
 */
export function fold(words: string): string {
  return foldSigns(words).replace(/\s+/g, blank)
}

/** For every unit of `fold(words)` the code point that it comes from, and at last their number. */
export function origins(words: string): Uint32Array {
  const found: number[] = []
  let [point, isAfterBlank] = [0, false]
  for (const sign of words) {
    for (const unit of foldedSign(sign).split('')) {
      const isBlank = /\s/.test(unit)
      if (!isBlank || !isAfterBlank) found.push(point)
      isAfterBlank = isBlank
    }
    point++
  }
  return Uint32Array.from([...found, point])
}

// A letter's small form may hang on its place, as the last sigma's does; here it must not.
function foldSigns(words: string): string {
  return words
    .normalize('NFKD')
    .replace(UNHEARD, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll('’', "'")
}

const blank = (run: string) => (run.length > 1 && /\n[^\n]*\n/.test(run) ? '\n' : ' ')

const signs = new Map<string, string>()

function foldedSign(sign: string): string {
  let folded = signs.get(sign)
  if (folded === undefined) {
    folded = foldSigns(sign)
    signs.set(sign, folded)
  }
  return folded
}
