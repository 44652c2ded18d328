// What people do to papers, over the embedded stores: who did it for whom, how many there may be, and what is noted first.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPaper } from '../../functions/web/acts/add-paper.ts'
import { removePaper } from '../../functions/web/acts/remove-paper.ts'
import type { WebDeps } from '../../functions/web/deps.ts'
import { diskFiles } from '../../shared/adapters/files/disk.ts'
import { TenantId } from '../../shared/domain/ids.ts'
import type { IntakeMessage } from '../../shared/domain/messages.ts'
import { mostPapers } from '../../shared/domain/paper.ts'
import type { Session } from '../../shared/domain/session.ts'
import { openStores } from '../stores/open-stores.ts'
import { madePdf } from './made-pdf.ts'

const open = openStores()
const tenant = TenantId.parse('htxvidu')
const owner: Session = { user: 'htx', name: 'Ví Dụ', tenant, role: 'owner', communes: [] }
const office = TenantId.parse('xavidu')
const staff: Session = { ...owner, user: 'canbo', tenant: office, role: 'staff', communes: ['01090'] }

let folder = ''
let told: IntakeMessage[] = []
let deps: WebDeps
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ocop-papers-'))
  const { stores, clock } = open()
  await stores.tenants.putIfAbsent({
    ...{ tenant, kind: 'cooperative', name: 'HTX Ví Dụ', foldedName: 'htx vi du', commune: '01090' },
    ...{ phone: null, email: null, address: null, createdAt: 0, createdBy: null },
  })
  const now = () => clock.now
  const files = diskFiles({
    ...{ folder, pictureBaseUrl: 'https://p.example', uploadBaseUrl: 'https://p.example', uploadKey: 'k' },
    now,
    onSheet: async () => {},
  })
  deps = {
    ...{ known: [], consult: { preview: async () => null, connection: async () => null } },
    ...{ stores, files, marketplaces: [], publicUrl: 'https://p.example', local: false },
    clock: { now, id: () => ulid() },
    queues: {
      lanes: [],
      read: async () => {},
      intake: async (messages) => void told.push(...messages),
      lane: async () => {},
      laneDepth: async () => 0,
    },
    limits: { uploadMaxBytes: 26_214_400, formMaxBytes: 4_000_000 },
    handOverFiles: { get: async () => null },
    paperPhotos: async () => ({ ok: false, why: 'unreachable' }),
    checkHint: async () => ({ kind: 'refused', refused: 'nobody' }),
    hookKey: async () => 'key',
    identity: { verify: async () => null, signIn: async () => null },
    progressOf: () => Promise.reject(new Error('no import here')),
    addressOf: () => '127.0.0.1',
    report: () => {},
  }
})
afterAll(() => rm(folder, { recursive: true }))

const add = (session: Session, number: string, of?: string, bytes = madePdf()) =>
  addPaper(deps, session, {
    tenant: of,
    statement: { kind: 'other', number, issuedOn: '', expiresOn: '', skus: [] },
    file: new File([bytes], 'giay.pdf'),
  })
const audits = async () =>
  (await open().kept('ledger'))
    .filter(({ scope }) => scope === `audit#${tenant}`)
    .map(({ user, act, subject }) => ({ user, act, subject }))

it('what staff do for a seller is on record; what sellers do themselves is not', async () => {
  const own = await add(owner, 'mine')
  const theirs = await add(staff, 'theirs', tenant)
  if (!own.ok || !theirs.ok) throw new Error('not added')
  const { id } = theirs.value
  expect(await audits()).toEqual([{ user: 'canbo', act: 'paper.add', subject: id }])
  await removePaper(deps, staff, { tenant, id })
  await removePaper(deps, owner, { tenant: undefined, id: own.value.id })
  expect(await audits()).toContainEqual({ user: 'canbo', act: 'paper.remove', subject: id })
  expect(await audits()).toHaveLength(2)
  expect(await readdir(join(folder, 'papers'))).toEqual([])
})

it('a change is noted before it is written, so that it counts although nobody could be told', async () => {
  const { queues } = deps
  const broken = { ...queues, intake: () => Promise.reject(new Error('the queue did not answer')) }
  deps = { ...deps, queues: broken }
  await expect(add(owner, 'untold')).rejects.toThrow('did not answer')
  deps = { ...deps, queues }
  const [paper] = await open().stores.papers.list(tenant)
  expect(paper?.number).toBe('untold')
  expect(await open().stores.ledger.openWork()).toMatchObject([{ kind: 'papers', tenant }])
  const again = await add(owner, 'untold')
  expect(again).toMatchObject({ ok: true, value: { id: paper?.id } })
})

it('a photo that cannot be prepared leaves nothing', async () => {
  const before = await open().stores.papers.list(tenant)
  told = []
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, ...Array(40).fill(0)])
  const refused = await add(owner, 'photo', undefined, jpeg)
  expect(refused).toMatchObject({ ok: false, trouble: { code: 'paper.photo-failed' } })
  expect(await open().stores.papers.list(tenant)).toEqual(before)
  expect(told).toEqual([])
})

it('an account has so many papers and no more, those that were removed not counted', async () => {
  const { stores } = open()
  for (let n = (await stores.papers.list(tenant)).length; n < mostPapers; n += 1)
    expect(await add(owner, `${n}`)).toMatchObject({ ok: true })
  expect(await add(owner, 'one more')).toMatchObject({
    ok: false,
    trouble: { code: 'paper.too-many', status: 409 },
  })
  const [first] = await stores.papers.list(tenant)
  await removePaper(deps, owner, { tenant: undefined, id: first?.id ?? '' })
  expect(await add(owner, 'one more')).toMatchObject({ ok: true })
})
