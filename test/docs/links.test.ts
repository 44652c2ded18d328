import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documents, proseOf, root, textOf } from './documents.ts'

const isThere = (path: string): boolean => existsSync(join(root, path))

/** Targets of links and pictures that are not web addresses. */
function linksOf(text: string): string[] {
  const links = proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)
  return [...links].map((link) => link[1] ?? '').filter((target) => !/^[a-z]+:/.test(target))
}

/** The anchors that headings get: lower case, no punctuation, hyphens for spaces. */
function anchorsOf(text: string): string[] {
  const headings = proseOf(text).matchAll(/^#+ (.+)$/gm)
  return [...headings].map((heading) =>
    (heading[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

const folders = ['functions', 'shared', 'infra', 'test', 'docs']
const allFiles = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `/${folder}/${name}`),
)

/** Backticked words that are paths of this project: they begin with one of its folders, or end like a file. */
function pathsOf(text: string): string[] {
  const words = [...proseOf(text).matchAll(/`([\w./-]+)`/g)].map((word) => word[1] ?? '')
  const isFile = /\w\.(ts|mjs|json|md|yaml|svg|xlsx|csv)$/
  return words.filter((word) => isFile.test(word) || folders.some((folder) => word.startsWith(`${folder}/`)))
}

/** From the root, or, as people say it in passing, from any folder. */
const isNamedRightly = (name: string): boolean =>
  isThere(name) || allFiles.some((file) => file.endsWith(`/${name}`))

function commandsOf(text: string): string[] {
  const commands = text.matchAll(/npm (?:run ([\w-]+)|(start|test)\b)/g)
  return [...commands].map((command) => command[1] ?? command[2] ?? '')
}

describe.each(documents)('%s', (path) => {
  const text = textOf(path)
  const folder = dirname(path)

  test('every link leads somewhere', () => {
    const broken = linksOf(text).filter((target) => {
      const [file = '', anchor] = target.split('#')
      const to = file === '' ? path : normalize(join(folder, file))
      if (!isThere(to)) return true
      return anchor !== undefined && !anchorsOf(textOf(to)).includes(anchor)
    })
    expect(broken).toEqual([])
  })

  test('every file and folder named is there', () => {
    const missing = pathsOf(text).filter((name) => !isNamedRightly(name))
    expect(missing).toEqual([])
  })

  test('every npm command named is there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const missing = commandsOf(text).filter((name) => !(name in scripts))
    expect(missing).toEqual([])
  })
})

test('documents that comments point to are there, with their headings', () => {
  const sources = allFiles.filter((file) => /^\/(functions|shared|infra)\/.*\.ts$/.test(file))
  const targets = sources.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/\bdocs\/[\w/-]+\.md(?:#[\w-]+)?/g),
  ])
  const broken = targets.filter(([target]) => {
    const [file = '', anchor] = target.split('#')
    return !isThere(file) || (anchor !== undefined && !anchorsOf(textOf(file)).includes(anchor))
  })
  expect(targets.length).toBeGreaterThan(10)
  expect(broken.map(([target]) => target)).toEqual([])
})
