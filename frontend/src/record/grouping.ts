// Rows by what they share, in the order in which each is first met.

export function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const met = groups.get(key)
    if (met) met.push(row)
    else groups.set(key, [row])
  }
  return groups
}
