// Rows as files for other programs, as the command line writes them (src/tadmor/exchange/spreadsheet.py).

type Row = Readonly<Record<string, unknown>>

/** One JSON object a line. */
export function jsonLines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** One head for rows of all kinds; what a kind lacks stays empty. */
export function csv(rows: readonly object[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = rows.map((row) => names.map((name) => cell((row as Row)[name])))
  return [names, ...lines].map((line) => `${line.map(quoted).join(',')}\n`).join('')
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'object') return JSON.stringify(value)
  return typeof value === 'string' ? harmless(value) : String(value)
}

/** A spreadsheet would reckon with what a text begins with these signs; an apostrophe stops it. */
function harmless(words: string): string {
  return /^[=+\-@\t\r]/.test(words) ? `'${words}` : words
}

function quoted(words: string): string {
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}
