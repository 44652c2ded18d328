// What the functions do with a message: the real steps.
import type { AnyMessage } from '../../shared/domain/messages.ts'
import type { SheetReading } from '../../shared/sheet/contract.ts'
import { declareListings } from '../../shared/steps/declare-listings.ts'
import { digest } from '../../shared/steps/digest.ts'
import { importSheet } from '../../shared/steps/import-sheet.ts'
import { publish } from '../../shared/steps/publish.ts'
import { reconcile } from '../../shared/steps/reconcile.ts'
import { sweep } from '../../shared/steps/sweep.ts'
import { reconcileSeconds } from './cast.ts'
import type { Process, ProcessKind } from './process.ts'
import { openShop } from './shops/open-shop.ts'
import { partsOf, publicUrl, type System, sheetSign } from './system.ts'

export function work(system: System, process: Process, message: AnyMessage): Promise<void> {
  const parts = partsOf(system, process)
  if (message.kind === 'read') return importSheet({ ...parts, ...reading }, message)
  if (message.kind === 'digest') return digest({ ...parts, publicUrl, helpPhone: null }, message)
  if (message.kind !== 'publish' && message.kind !== 'reconcile') return declareListings(parts, message)
  const shop = system.shops.get(message.marketplace)
  if (!shop) throw new Error('no such shop')
  const { pictureUrl, paperUrl } = parts.files
  const open = async () => openShop(shop, process)
  const lane = { ...parts, marketplace: shop.id, pictureUrl, paperUrl, open }
  if (message.kind === 'publish') return publish(lane, message)
  const shops = async () => [{ shop: shop.id, market: openShop(shop, process) }]
  return reconcile({ ...lane, shops, overlapMs: 600_000, postponed: () => {} })
}

export function sweepOf(system: System, process: Process): Promise<void> {
  const tell = system.lanes.filter((id) => system.shops.get(id)?.manifest.capabilities.changes)
  const reconciling = { marketplaces: tell, everySeconds: reconcileSeconds }
  return sweep({ ...partsOf(system, process), reconciling })
}

export function functionOf({ kind }: AnyMessage): ProcessKind {
  if (kind === 'read') return 'reading'
  if (kind === 'digest') return 'mailing'
  return kind === 'publish' || kind === 'reconcile' ? 'publishing' : 'declaring'
}

/** A sheet is its rows as JSON: reading and marking real ones is tested elsewhere. */
const reading = {
  readSheet: async (bytes: Uint8Array) => {
    const text = new TextDecoder().decode(bytes).slice(sheetSign.length)
    const rows = JSON.parse(text) as SheetReading['rows']
    const nothing = { columns: [], pictures: [], pictureLinks: [], droppedColumns: [], unknownColumns: [] }
    return { ok: true, reading: { rows, keys: rows.map(() => null), ...nothing } } as const
  },
  pictures: {
    prepare: async () => ({ ok: false, why: 'unsupported' }) as const,
    fetch: async () => ({ ok: false, why: 'unreachable' }) as const,
  },
  limits: { uploadMaxBytes: 1_000_000 },
}
