// Stage 5: status → email. Writes the settlement of the import, a mail claim in the Ledger, and one mail.
import { type Digest, digestCollector } from '../domain/digest.ts'
import { digestMail } from '../domain/digest-mail.ts'
import { type Import, importState } from '../domain/import.ts'
import type { DigestMessage } from '../domain/messages.ts'
import type { Patience } from '../domain/retry.ts'
import type { Tenant } from '../domain/tenant.ts'
import { dayText } from '../domain/vietnamese/values.ts'
import { type Clock, vietnamDay } from '../ports/clock.ts'
import type { Mail, Mailer } from '../ports/mailer.ts'
import type { Stores } from '../ports/stores.ts'
import { rowsWithStatus } from './import-progress.ts'

export type DigestParts = {
  stores: Pick<Stores, 'imports' | 'rows' | 'statuses' | 'tenants' | 'ledger'>
  mailer: Mailer
  /** Enabled marketplaces in registry order, with the names people read. */
  marketplaces: readonly { id: string; name: string }[]
  publicUrl: string
  helpPhone: string | null
  patience: Patience
  clock: Clock
}

/** How long we remember what was told, in seconds. */
const remembered = 90 * 86_400

/**
 * Tells the seller how an import ended, once. Sending a mail cannot be repeated safely, so it is claimed first: a claim
 * whose mail is in doubt is reported as unclear, never sent again.
 */
export async function digest(parts: DigestParts, message: DigestMessage): Promise<void> {
  const of = await parts.stores.imports.get(message.tenant, message.importId)
  if (!of || importState(of, true) !== 'publishing') return
  const tenant = await parts.stores.tenants.get(message.tenant)
  if (!tenant?.email) return settle(parts, of, 'no-address')
  const scope = `mail#${message.tenant}`
  const key = `import#${message.importId}`
  const now = parts.clock.now()
  if (await parts.stores.ledger.claim(scope, key, now, remembered))
    return tell(parts, of, { tenant, to: tenant.email, scope, key })
  const claim = await parts.stores.ledger.claimState(scope, key)
  if (claim?.fulfilled) return settle(parts, of, 'sent')
  // Another worker may be sending it this moment; after a lease's time nobody is.
  if (claim && now - claim.claimedAt > parts.patience.leaseMs) return settle(parts, of, 'unclear')
}

type Telling = { tenant: Tenant; to: string; scope: string; key: string }

/** The claim is ours. What the seller was told before, word for word, is not told again. */
async function tell(parts: DigestParts, of: Import, { tenant, to, scope, key }: Telling): Promise<void> {
  const { ledger } = parts.stores
  const content = await collect(parts, of, tenant)
  const told = `content#${content.fingerprint}`
  if ((await ledger.claimState(scope, told)) !== null) return settle(parts, of, 'nothing-new')
  const outcome = await parts.mailer.send(mailOf(parts, of, content, to))
  if (outcome === 'refused') {
    await ledger.disclaim(scope, key)
    throw new Error('the mail service refused the mail; the sweep will ask again')
  }
  await ledger.claim(scope, told, parts.clock.now(), remembered)
  await ledger.fulfil(scope, key, parts.clock.now())
  await settle(parts, of, 'sent')
}

async function collect(parts: DigestParts, of: Import, tenant: Tenant): Promise<Digest> {
  const chosen = parts.marketplaces.filter(({ id }) => of.confirmation?.marketplaces.includes(id))
  const collector = digestCollector(chosen)
  for await (const { row, statuses } of rowsWithStatus(parts.stores, of)) {
    collector.row(row.result)
    for (const status of statuses.sort((a, b) => (a.marketplace < b.marketplace ? -1 : 1)))
      collector.status(row.result.listing?.name ?? '', status)
  }
  return collector.finish({
    reader: tenant,
    filename: of.request.filename,
    counts: of.reading?.counts ?? { rows: 0, accepted: 0, needsFix: 0, skipped: 0 },
    droppedColumns: of.reading?.droppedColumns ?? [],
  })
}

function mailOf(parts: DigestParts, of: Import, content: Digest, to: string): Mail {
  const mail = digestMail(content, {
    day: dayText(vietnamDay(of.request.createdAt)),
    link: `${parts.publicUrl}/imports/${of.request.importId}`,
    helpPhone: parts.helpPhone,
  })
  return { ...mail, to }
}

type MailOutcome = NonNullable<Import['settlement']>['mail']

async function settle(parts: DigestParts, of: Import, mail: MailOutcome): Promise<void> {
  const settledAt = parts.clock.now()
  await parts.stores.imports.recordSettlement(of.request.tenant, of.request.importId, { settledAt, mail })
}
