// How words are compared that people type: without case, accents, vowel points or stretched letters.

/** One form for all ways to write a word, in any script: "Idlíb" and "IDLIB", "تَدمُر" and "تدمر". */
export function fold(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
}
