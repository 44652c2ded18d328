import { createHash } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { create } from '../../functions/prepare-picture.ts'
import { type FunctionEngine, startFunctionEngine } from '../../infra/local/function-engine.ts'
import { diskShelf } from '../../shared/adapters/pictures/disk-shelf.ts'
import { lambdaClient, lambdaStudio } from '../../shared/adapters/pictures/lambda-studio.ts'
import { orderedPictures } from '../../shared/adapters/pictures/ordered.ts'
import type { PictureOrder } from '../../shared/ports/pictures.ts'

let folder: string
let engine: FunctionEngine
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ocop-studio-'))
  const env = { FILES_DIR: folder, PICTURE_BASE_URL: 'https://pictures.example', LOG_LEVEL: 'CRITICAL' }
  const works = create(env)
  engine = await startFunctionEngine((name) => {
    if (name === 'works') return works
    if (name === 'dies') return () => Promise.reject(new Error('out of memory'))
    return name === 'babbles' ? async () => ({ ok: 'perhaps' }) : undefined
  })
})
afterAll(() => engine.close())

const studio = (name: string, endpoint = engine.endpoint) => lambdaStudio(lambdaClient(endpoint), name)
const order: PictureOrder = { kind: 'link', url: 'https://127.0.0.1/a.jpg' }

it('the function is called and its answer is the picture', async () => {
  const create = { width: 30, height: 20, channels: 3 as const, background: 'blue' }
  const bytes = await sharp({ create }).png().toBuffer()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const shelf = diskShelf(folder)
  const pictures = orderedPictures(shelf, studio('works'))
  expect(await pictures.prepare({ sha256, bytes })).toEqual({ ok: true, sha256, width: 30, height: 20 })
  expect(await shelf.find(sha256)).toEqual({ width: 30, height: 20 })
})

it('goes by the rules of the public Internet, on this machine as well', async () => {
  expect(await studio('works')(order)).toEqual({ ok: false, why: 'forbidden' })
})

it.each([
  ['a function that breaks down', 'dies', 'unsupported'],
  ['an answer that is none', 'babbles', 'unreachable'],
  ['a function that is not there', 'gone', 'unreachable'],
])('%s stops nothing', async (_, name, why) => {
  expect(await studio(name)(order)).toEqual({ ok: false, why })
})

it('a machine that does not answer stops nothing', async () => {
  expect(await studio('works', 'http://127.0.0.1:9')(order)).toEqual({ ok: false, why: 'unreachable' })
})

it('an order that is none is a bug of ours, and an error of the function', async () => {
  expect(await studio('works')({ kind: 'stored', sha256: '../../x' })).toEqual({
    ok: false,
    why: 'unsupported',
  })
})
