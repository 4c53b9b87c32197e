// Which words of two quotations only one of them has: a longest common subsequence of their words.

/** A run of a quotation; `differs` where the other quotation does not have its words. */
export interface Run {
  words: string
  differs: boolean
}

interface Token {
  words: string
  /** What is compared; null for what is never marked: spaces, signs and stop words. */
  key: string | null
}

// A number with its separators is one word ("1,200"), and so is each Han character.
const PIECES =
  /\p{N}+(?:[.,]\p{N}+)*|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:['’](?!\p{Script=Han})\p{L}+)*|./gsu
const WORD = /^[\p{L}\p{M}\p{N}]/u
// English words that carry no difference by themselves. Negations ("no", "not", "never"), bounds
// ("least", "about", "over") and doubt ("may", "would") are left out of the list: they do.
const STOP_WORDS = new Set(
  (
    'a an the this that these those it its he his him she her hers they their theirs them we our us ' +
    'i my me you your who whom whose which what there here and or but as if than then so such ' +
    'of in on at by to for from with into onto upon is are was were be been being am has have had ' +
    'having do does did also too very own same'
  ).split(' '),
)
/** Beyond this many pairs of words nothing is compared: a page must not wait for it. */
const LIMIT = 4_000_000

/**
 * Cut both quotations into runs that differ and runs that do not. Two that share no word, as when
 * they are in two languages, have no marks: everything would be marked, and nothing told.
 */
export function difference(left: string, right: string): [Run[], Run[]] {
  const [one, other] = [tokens(left), tokens(right)]
  const [kept, keptOther] = shared(keysOf(one), keysOf(other))
  if (!kept.includes(true)) return [plain(left), plain(right)]
  return [runs(one, kept), runs(other, keptOther)]
}

const plain = (words: string): Run[] => (words === '' ? [] : [{ words, differs: false }])

function tokens(quote: string): Token[] {
  return (quote.match(PIECES) ?? []).map((words) => ({ words, key: keyOfWord(words) }))
}

function keyOfWord(words: string): string | null {
  const key = words.normalize('NFKC').toLocaleLowerCase('en').replaceAll('’', "'")
  return WORD.test(words) && !STOP_WORDS.has(key) ? key : null
}

function keysOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ key }) => key).filter((key) => key !== null)
}

/** For each word of each side, whether it is in the longest sequence that both sides have. */
function shared(left: readonly string[], right: readonly string[]): [boolean[], boolean[]] {
  const [kept, keptOther] = [left.map(() => false), right.map(() => false)]
  if (left.length * right.length > LIMIT) return [kept, keptOther]
  const lengths = commonLengths(left, right)
  const width = right.length + 1
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) {
      kept[i++] = true
      keptOther[j++] = true
    } else if (at(lengths, (i + 1) * width + j) >= at(lengths, i * width + j + 1)) i++
    else j++
  }
  return [kept, keptOther]
}

/** The length of the longest common subsequence of every pair of ends, row by row. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint16Array {
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const here = i * width + j
      lengths[here] =
        left[i] === right[j]
          ? at(lengths, here + width + 1) + 1
          : Math.max(at(lengths, here + width), at(lengths, here + 1))
    }
  }
  return lengths
}

const at = (lengths: Uint16Array, index: number): number => lengths[index] as number

function runs(tokens: readonly Token[], kept: readonly boolean[]): Run[] {
  const differing = differs(tokens, kept)
  const found: Run[] = []
  tokens.forEach(({ words }, index) => {
    const last = found.at(-1)
    if (last && last.differs === differing[index]) last.words += words
    else found.push({ words, differs: differing[index] as boolean })
  })
  return found
}

/** What stands between two differing words, spaces and stop words, is marked with them. */
function differs(tokens: readonly Token[], kept: readonly boolean[]): boolean[] {
  const marked = tokens.map(() => false)
  let word = 0
  let last = -1
  tokens.forEach(({ key }, index) => {
    if (key === null) return
    if (kept[word++]) last = -1
    else {
      marked.fill(true, last < 0 ? index : last, index + 1)
      last = index
    }
  })
  return marked
}
