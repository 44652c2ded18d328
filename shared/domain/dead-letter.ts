import * as z from 'zod'
import { TenantId as Tenant, type TenantId } from './ids.ts'
import { AnyMessage } from './messages.ts'

/** What could not be done, by the kind of the message that a queue gave up on. Stable; texts in `vietnamese/dead-letters.ts`. */
const codes = {
  read: 'file.unread',
  import: 'import.undeclared',
  bulk: 'bulk.undeclared',
  edit: 'edit.undeclared',
  papers: 'papers.unseen',
  undo: 'undo.undeclared',
  publish: 'message.dead',
  reconcile: 'changes.unread',
  digest: 'mail.unsent',
} as const satisfies Record<AnyMessage['kind'], string>

export type DeadLetterCode = (typeof codes)[AnyMessage['kind']]

export const deadLetterCode = <Kind extends AnyMessage['kind']>(message: { kind: Kind }) =>
  codes[message.kind] satisfies DeadLetterCode

/**
 * A message that a queue gave up on, once however often it came. `id` is made of where it says to look. Times in epoch
 * milliseconds. Written by `dead-letter`, removed by `web` once the message was sent again.
 */
export const DeadLetter = z.object({
  id: z.string(),
  message: AnyMessage,
  code: z.string(),
  times: z.int().positive(),
  firstAt: z.number(),
  lastAt: z.number(),
})
export type DeadLetter = z.infer<typeof DeadLetter>

/** The same for all messages that say to look at the same place. */
export function deadLetterId(message: AnyMessage): string {
  const { kind } = message
  if (kind === 'publish') return [kind, message.marketplace, message.tenant, message.sku].join('#')
  if (kind === 'reconcile') return [kind, message.marketplace].join('#')
  if (kind === 'bulk') return [kind, message.jobId, message.tenant ?? ''].join('#')
  if (kind === 'edit') return [kind, message.tenant, message.sku].join('#')
  if (kind === 'papers') return [kind, message.tenant].join('#')
  if (kind === 'import' || kind === 'undo')
    return [kind, message.tenant, message.importId, message.page ?? ''].join('#')
  return [kind, message.tenant, message.importId].join('#')
}

/** Whose work it is; null where it is nobody's in particular. */
export function tenantOfLetter({ message }: Pick<DeadLetter, 'message'>): TenantId | null {
  return 'tenant' in message && message.tenant ? Tenant.parse(message.tenant) : null
}

/** What letters have in common. `marketplace` is null where it is not about one. */
export const Cause = z.object({
  kind: z.enum(['read', 'import', 'bulk', 'edit', 'papers', 'undo', 'publish', 'reconcile', 'digest']),
  marketplace: z.string().nullable(),
  code: z.string(),
})
export type Cause = z.infer<typeof Cause>

export const causeOf = ({ message, code }: Pick<DeadLetter, 'message' | 'code'>): Cause => ({
  kind: message.kind,
  marketplace: 'marketplace' in message ? message.marketplace : null,
  code,
})

export const causeKey = ({ kind, marketplace, code }: Cause): string => `${kind}#${marketplace ?? ''}#${code}`

/** All letters of one cause. `example` is the one that came last. */
export type CauseGroup = Cause & { count: number; firstAt: number; lastAt: number; example: DeadLetter }

/** The letters by cause, that of the newest first. */
export function groupByCause(letters: readonly DeadLetter[]): CauseGroup[] {
  const groups = Map.groupBy(letters, (letter) => causeKey(causeOf(letter)))
  const all = [...groups.values()].flatMap((some) => {
    const example = some.reduce((last, one) => (one.lastAt > last.lastAt ? one : last))
    const firstAt = Math.min(...some.map((one) => one.firstAt))
    return [{ ...causeOf(example), count: some.length, firstAt, lastAt: example.lastAt, example }]
  })
  return all.sort((a, b) => b.lastAt - a.lastAt)
}
