/** A strong tag: the microsecond of the last change, and what is withheld from the caller. */
export function etag(row, withheld = '') {
  const text = row.updated_at
  const micros = text[19] === '.' ? Number(text.slice(20, -1).padEnd(6, '0')) : 0
  const version = (Date.parse(`${text.slice(0, 19)}Z`) * 1000 + micros).toString(36)
  return withheld === '' ? `"${version}"` : `"${version}-${withheld}"`
}
