// What one process gets of the system: stores, queues, files and mail in memory, each call of them a call of the process.
import { dynamoStores } from '../../shared/adapters/dynamodb/stores.ts'
import { walkStore } from '../../shared/adapters/dynamodb/walks.ts'
import type { MarketplaceId } from '../../shared/domain/ids.ts'
import type { Files } from '../../shared/ports/files.ts'
import type { Mailer } from '../../shared/ports/mailer.ts'
import { tableNames } from '../stores/table-names.ts'
import { manifests, patience } from './cast.ts'
import { type Call, type MemoryDatabase, memoryClient } from './memory/database.ts'
import type { Process, Setting } from './process.ts'
import type { QueueModel } from './queues.ts'
import type { Shop } from './shops/shop.ts'
import type { Watch } from './watch.ts'

/** What watchers may look at without taking part. */
export type Seen = {
  setting: Setting
  memory: MemoryDatabase
  shops: ReadonlyMap<string, Shop>
  lanes: readonly MarketplaceId[]
  /** Texts of mails that were sent. */
  mails: string[]
  /** Sheets as they came, by account and import. */
  sheets: Map<string, string>
}

export type System = Seen & {
  queues: QueueModel
  watch: Watch
  counts: { conflicts: number; redriven: number }
}

export const publicUrl = 'https://vidu.example'

export function partsOf(system: System, process: Process) {
  const db = databaseOf(system, process)
  return {
    stores: dynamoStores(db, process.clock.now),
    walks: walkStore(db),
    queues: system.queues.of(process),
    files: filesOf(system, process),
    mailer: mailerOf(system, process),
    clock: process.clock,
    patience,
    marketplaces: manifests.slice(0, system.lanes.length),
  }
}

const writes = new Set(['PutCommand', 'UpdateCommand', 'DeleteCommand', 'BatchWriteCommand'])

function databaseOf(system: System, process: Process) {
  return memoryClient((call) => {
    const what = `${call.command.replace('Command', '')} ${call.input.TableName ?? ''}`
    return process.call({ what, about: 15 }, () => storeEffect(system, call))
  }, tableNames)
}

function storeEffect(system: System, call: Call) {
  const { memory, watch, counts } = system
  const { trouble } = system.setting
  if (trouble.strikes('store-throttled') !== null) throw new Error('the database is throttled')
  if (call.input.IndexName !== undefined && trouble.strikes('index-late') !== null) return { Items: [] }
  if (!writes.has(call.command)) return memory.run(call)
  try {
    let answer = memory.run(call)
    watch.wrote(call)
    echo(system, call)
    if (trouble.strikes('store-told-twice') !== null) answer = memory.run(call)
    if (trouble.strikes('store-unsure') !== null) throw new Error('the database did not answer')
    return answer
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') counts.conflicts += 1
    throw error
  }
}

/** The first of two sendings of the same write was only slow: its conditions have to refuse it by then, or it changes nothing. */
function echo({ setting, memory, watch }: System, call: Call): void {
  const { TableName: name } = call.input
  if (name !== 'Desired' && name !== 'Status') return
  const lateMs = setting.trouble.strikes('store-echo')
  if (lateMs === null) return
  setting.schedule.at(setting.schedule.now() + lateMs, () => {
    try {
      memory.run(call)
      setting.note(`a write to ${name} arrives once more`)
      watch.wrote(call)
    } catch {
      setting.note(`a write to ${name} arrives once more, and is refused`)
    }
  })
}

const unused = () => Promise.reject(new Error('not part of the simulation'))

/** What a reader takes for the sign of a file that nobody marks. */
export const sheetSign = '%PDF-'

function filesOf({ sheets, queues }: System, process: Process): Files {
  const key = (tenant: string, importId: string) => `${tenant}/${importId}`
  const call = <T>(what: string, effect: () => T) => process.call({ what, about: 20 }, effect)
  return {
    ...{ uploadRequest: unused, copySheet: unused, getMarked: unused, putPaper: unused, removePaper: unused },
    putSheet: (tenant, importId, bytes) =>
      call('putting the sheet', () => {
        sheets.set(key(tenant, importId), new TextDecoder().decode(bytes))
        queues.send([{ kind: 'read', tenant, importId }])
      }),
    sheetSize: (tenant, importId) =>
      call('asking for the sheet', () => sheets.get(key(tenant, importId))?.length ?? null),
    getSheet: (tenant, importId) =>
      call('getting the sheet', () => {
        const text = sheets.get(key(tenant, importId))
        return text === undefined ? null : new TextEncoder().encode(`${sheetSign}${text}`)
      }),
    putMarked: () => call('putting the marked sheet', () => {}),
    pictureUrl: (sha256) => `${publicUrl}/pictures/${sha256}`,
    paperUrl: (sha256) => `${publicUrl}/papers/${sha256}`,
  }
}

function mailerOf({ setting: { trouble, note }, mails, watch }: System, process: Process): Mailer {
  return {
    send: (mail) =>
      process.call<'sent' | 'refused'>({ what: 'sending a mail', about: 200 }, () => {
        if (trouble.strikes('mail-refused') !== null) return 'refused'
        mails.push(mail.text)
        note(`a mail is sent to ${mail.to}`)
        watch.mailed(mail.text)
        if (trouble.strikes('mail-unsure') !== null) throw new Error('the mail service did not answer')
        return 'sent'
      }),
  }
}
