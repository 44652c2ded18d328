import type { HandOverPackage } from '../../shared/domain/hand-over/package.ts'
import type { HandOverProduct } from '../../shared/domain/hand-over/product.ts'
import { HandOverSettings } from '../../shared/domain/hand-over/settings.ts'
import { MarketplaceId } from '../../shared/domain/ids.ts'
import type { LaneMessage } from '../../shared/domain/messages.ts'
import { connect } from '../../shared/marketplaces/hand-over/connector.ts'
import type { Desk, HandOverFiles } from '../../shared/ports/hand-over.ts'
import type { Mail, Mailer } from '../../shared/ports/mailer.ts'
import type { Stores } from '../../shared/ports/stores.ts'
import { openZip, readPart } from '../../shared/sheet/zip.ts'
import { type HandOverParts, handOver } from '../../shared/steps/hand-over.ts'
import { takeReturn } from '../../shared/steps/hand-over-return.ts'
import { freeBudget, memoryShelf } from '../connector-tools.ts'
import type { OpenStores } from '../stores/open-stores.ts'

export const dayMs = 86_400_000
const marketplace = MarketplaceId.parse('vidu')

/** Files in memory. */
export function memoryFiles(
  pictures: Record<string, Uint8Array> = {},
): HandOverFiles & { kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    put: async (id, name, bytes) => void kept.set(`${id}/${name}`, bytes),
    async get(id, name) {
      const bytes = kept.get(`${id}/${name}`)
      return bytes ? { bytes } : null
    },
    picture: async (sha256) => pictures[sha256] ?? null,
    paper: async (sha256) => pictures[sha256] ?? null,
  }
}

export type Sending = 'sent' | 'refused' | 'cut-before' | 'cut-after'

/** One desk with the real steps over a real store; the test says what becomes of mails, and moves the clock. */
export function deskWorld({ stores, clock }: OpenStores, shop: string, more: object = {}) {
  const mails: Mail[] = []
  let sending: Sending = 'sent'
  const mailer: Mailer = {
    async send(mail) {
      if (sending === 'refused') return 'refused'
      if (sending === 'cut-before') throw new Error('cut')
      mails.push(mail)
      if (sending === 'cut-after') throw new Error('cut')
      return 'sent'
    },
  }
  const settings = HandOverSettings.parse({
    mode: 'hand-over',
    desk: { name: 'Bưu cục Ví Dụ', email: 'desk@vidu.example' },
    ...more,
  })
  const desk: Desk = { marketplace, marketplaceName: 'Sàn Ví Dụ', shop, settings }
  const pictures: Record<string, Uint8Array> = {}
  const files = memoryFiles(pictures)
  const now = () => clock.now
  const parts: HandOverParts = {
    stores,
    desks: async () => [desk],
    files,
    mailer,
    publicUrl: 'https://pages.example',
    helpPhone: '0912 000 999',
    patience: { leaseMs: 30_000 },
    clock: { now, id: () => 'id' },
  }
  const tools = {
    now,
    budgetFor: freeBudget,
    shelf: memoryShelf(now),
    handOver: stores.handOvers.items(desk),
  }
  const connector = connect(tools)
  const told: LaneMessage[] = []
  const queues = {
    lane: async (messages: LaneMessage[]) => void told.push(...messages),
    lanes: [marketplace],
  }
  return {
    desk,
    mails,
    files,
    pictures,
    told,
    items: tools.handOver,
    send: (how: Sending) => {
      sending = how
    },
    pass: (milliseconds: number) => {
      clock.now += milliseconds
    },
    run: (through: Stores = stores) => handOver({ ...parts, stores: through }),
    wish: (product: HandOverProduct) => connector.apply({ kind: 'create', product }),
    remove: (key: string) => connector.apply({ kind: 'withdraw', externalId: key }),
    observe: async (key: string) => {
      const seen = await connector.observe({ externalId: null, shopSku: key })
      return seen.ok ? seen.value : null
    },
    packages: async (): Promise<HandOverPackage[]> =>
      (await stores.handOvers.packages({ before: null, limit: 500 }))
        .filter((one) => one.shop === shop)
        .reverse(),
    lines: (id: string) => stores.handOvers.lines(id),
    giveBack: async (id: string, bytes: Uint8Array) => {
      const of = await stores.handOvers.package(id)
      if (!of) throw new Error(`no package ${id}`)
      return takeReturn({ stores, queues, clock: { now } }, of, { filename: 'x', bytes })
    },
  }
}

export type DeskWorld = ReturnType<typeof deskWorld>

/** A file of an archive. */
export function partOf(zip: Uint8Array, name: string): Buffer | null {
  const archive = openZip(Buffer.from(zip))
  if (!archive.ok) throw new Error(archive.code)
  const part = readPart(archive.value, name)
  if (!part.ok) throw new Error(part.code)
  return part.value
}
