// Puts the table of routes that stands on standard input between its markers in docs/security.md.
import { readFileSync, writeFileSync } from 'node:fs'

const page = new URL('../docs/security.md', import.meta.url)
const table = readFileSync(0, 'utf8').trim()
const [first, last] = [table.split('\n').at(0), table.split('\n').at(-1)]
const text = readFileSync(page, 'utf8')
const begin = text.indexOf(first)
const end = text.indexOf(last)
if (begin < 0 || end < 0) throw new Error(`docs/security.md has no place for them: ${first} … ${last}`)
writeFileSync(page, text.slice(0, begin) + table + text.slice(end + last.length))
