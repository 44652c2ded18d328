import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { marketplaces } from '../../shared/marketplaces/registry.ts'

const root = resolve(import.meta.dirname, '../..')

/** Where a marketplace may be named: in its own folder, which holds its sandbox's profile, and in the list of them. */
const own = (file: string, id: string) =>
  file.startsWith(`shared/marketplaces/${id}/`) || file === 'shared/marketplaces/all.ts'

/** Every way to write the name of a marketplace: its id with or without the dash, and each word that is only its. */
const spellings = marketplaces.map(({ manifest: { id, name, site } }) => {
  const words = [id, id.replaceAll('-', ''), new URL(site).hostname, ...name.split(/[\s()]+/)]
  const telling = words.filter((word) => word.length > 3 && word.toLowerCase() !== 'shop')
  const pattern = telling.map((word) => word.replaceAll('.', '\\.').replaceAll('-', '[- ]?')).join('|')
  return { id, pattern: new RegExp(pattern, 'i') }
})

const files = ['shared', 'functions', 'infra'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.(ts|mjs|json)$/.test(name) && !name.endsWith('.test.ts')),
)

test('nothing outside its own folder names a marketplace', () => {
  expect(files.length).toBeGreaterThan(300)
  const named = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return spellings
      .filter(({ id, pattern }) => !own(file, id) && pattern.test(text))
      .map(({ pattern }) => `${file}: ${pattern.exec(text)?.[0]}`)
  })
  expect(named).toEqual([])
})
