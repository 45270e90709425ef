import { readFileSync } from 'node:fs'

/** A statement of bench/statements, for a caller under Row Level Security, as pg takes it: $1 for its first name. */
export function statement(name) {
  const names = []
  const text = readFileSync(new URL(`../statements/${name}.sql`, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => !line.endsWith('-- owner'))
    .map(line => line.replace(/ -- caller$/, ''))
    .join('\n')
    .replace(/(?<!:):([a-z_]+)/g, (_, parameter) => {
      if (!names.includes(parameter)) names.push(parameter)
      return `$${names.indexOf(parameter) + 1}`
    })
  return values => ({ name, text, values: names.map(parameter => values[parameter] ?? null) })
}
