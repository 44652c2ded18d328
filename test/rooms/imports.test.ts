import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** What a room may import: other rooms by path prefix, and packages. A room includes itself. */
type Room = { path: string; rooms: string[]; packages: RegExp }

const node = (names: string) => new RegExp(`^node:(${names})$`)
const aws = /^(@aws-sdk\/|aws-jwt-verify|sharp$|ulid$|zod$|node:)/

// The first room whose path fits a file is its room.
const rooms: Room[] = [
  { path: 'shared/domain', rooms: [], packages: /^(zod|node:crypto)$/ },
  {
    path: 'shared/sheet',
    rooms: ['shared/domain'],
    packages: /^(saxes|csv-parse\/sync|image-size|node:(zlib|crypto))/,
  },
  { path: 'shared/ports', rooms: ['shared/domain'], packages: /^zod$/ },
  {
    path: 'shared/steps',
    rooms: ['shared/domain', 'shared/sheet', 'shared/ports'],
    packages: node('crypto'),
  },
  {
    path: 'shared/marketplaces',
    rooms: ['shared/domain', 'shared/ports'],
    packages: /^(zod|node:(http|fs|fs\/promises|path|events|crypto|net|timers\/promises|async_hooks))$/,
  },
  { path: 'shared/adapters', rooms: ['shared/domain', 'shared/ports'], packages: aws },
  {
    path: 'shared/runtime',
    rooms: ['shared'],
    packages: /^(@middy\/|@aws-lambda-powertools\/|aws-lambda$|zod$)/,
  },
  {
    path: 'functions',
    rooms: [
      'shared/domain',
      'shared/ports',
      'shared/steps',
      'shared/runtime',
      'shared/sheet/read.ts',
      'shared/sheet/template/template.ts',
      'shared/marketplaces/registry.ts',
    ],
    packages: /^(hono|zod|zod-openapi|aws-lambda$|node:crypto$)/,
  },
  { path: 'infra/local', rooms: ['shared', 'functions'], packages: /^(?!aws-cdk-lib|constructs)/ },
  {
    path: 'infra',
    rooms: [
      'shared/marketplaces/registry.ts',
      'shared/ports',
      'shared/domain',
      'shared/adapters/dynamodb/tables.ts',
      'shared/runtime/env.ts',
      'shared/runtime/names.ts',
    ],
    packages: /^(aws-cdk-lib|constructs|cdk-nag|zod$|node:)/,
  },
]

const files = ['shared', 'functions', 'infra'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts')),
)

type Import = { file: string; specifier: string; target: string | null }

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/g,
  )
  return [...found].map((match) => {
    const specifier = match[1] ?? match[2] ?? ''
    const target = specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : null
    return { file, specifier, target }
  })
}

const roomOf = (path: string) => rooms.find((room) => path.startsWith(`${room.path}/`))
const isInside = (target: string, place: string) => target === place || target.startsWith(`${place}/`)

function isAllowed({ file, specifier, target }: Import): boolean {
  const room = roomOf(file)
  if (!room) return true
  if (target === null) return room.packages.test(specifier)
  return [room.path, ...room.rooms].some((place) => isInside(target, place))
}

describe('rooms', () => {
  test('there are files in every room', () => {
    for (const room of rooms)
      expect(
        files.some((file) => roomOf(file) === room),
        room.path,
      ).toBe(true)
  })

  test('a room imports only what it may', () => {
    const wrong = files.flatMap(importsOf).filter((one) => !isAllowed(one))
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
  })

  test('a marketplace imports no other marketplace', () => {
    const folders = readdirSync(join(root, 'shared/marketplaces'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
    const shared = new Set(['partner-api', 'hand-over', 'sandbox'])
    const marketplaces = folders.filter((name) => !shared.has(name))
    const placeOf = (path: string) =>
      marketplaces.find((name) => isInside(path, `shared/marketplaces/${name}`))
    const wrong = files.flatMap(importsOf).filter(({ file, target }) => {
      const from = placeOf(file)
      const to = target === null ? undefined : placeOf(target)
      return from !== undefined && to !== undefined && from !== to
    })
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
  })

  test('zod is imported as a namespace: the named import bundles every locale', () => {
    const wrong = files.filter((file) =>
      /import\s*\{[^}]*\}\s*from\s*'zod'/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(wrong).toEqual([])
  })

  test('only domain holds Vietnamese sentences', () => {
    const allowed = ['shared/domain/', 'shared/sheet/', 'shared/marketplaces/', 'infra/local/']
    const sentence = /'[^'\n]*[ạảãắằẳẵặấầẩẫậẹẻẽếềểễệịỉĩọỏõốồổỗộớờởỡợụủũứừửữựỵỷỹ][^'\n]* [^'\n]*'/
    const wrong = files.filter(
      (file) =>
        !allowed.some((place) => file.startsWith(place)) &&
        sentence.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(wrong).toEqual([])
  })
})
