// Part of the hand-over, writes packages and mail claims: brings packages to the desk, and reminds of them.
import { handOverMessage, reminderMessage } from '../domain/hand-over/mail.ts'
import { type HandOverPackage, lineCount, openLines } from '../domain/hand-over/package.ts'
import { isReminderDue } from '../domain/hand-over/schedule.ts'
import { handOverBook } from '../domain/vietnamese/hand-over.ts'
import { vietnamDay } from '../ports/clock.ts'
import type { Desk } from '../ports/hand-over.ts'
import { type Mail, type MailAttachment, mailMaxBytes } from '../ports/mailer.ts'
import type { HandOverParts } from './hand-over.ts'
import { isOpen, recount, watchedLines } from './hand-over-lines.ts'

/** How long we remember that a mail was sent, in seconds: longer than anybody looks at a package. */
const remembered = 400 * 86_400

const scope = 'mail#hand-over'

/** Sends a package that was packed, once. */
export async function mailPackage(parts: HandOverParts, desk: Desk, of: HandOverPackage): Promise<void> {
  if (of.files === null || of.mail !== 'none' || lineCount(of) === 0) return
  const outcome = await once(parts, `package#${of.id}`, () => packageMail(parts, desk, of))
  if (outcome === 'waiting') return
  await parts.stores.handOvers.putPackage({ ...of, mail: outcome, mailedAt: parts.clock.now() }, of)
}

/** Reminds the desk of a package that has no full answer, once for each time that this is due. */
export async function remind(parts: HandOverParts, desk: Desk, known: HandOverPackage): Promise<void> {
  if (!isReminderDue(known, desk.settings, parts.clock.now())) return
  const of = await recount(parts, known)
  if (openLines(of) === 0) return
  const reminders = of.reminders + 1
  const outcome = await once(parts, `reminder#${of.id}#${reminders}`, () => reminderMail(parts, desk, of))
  if (outcome === 'waiting') return
  await parts.stores.handOvers.putPackage({ ...of, reminders, remindedAt: parts.clock.now() }, of)
}

/**
 * Sending a mail cannot be repeated safely, so it is claimed first. Unclear: somebody claimed it, and nobody knows
 * whether it went. A refused one is given back and tried again by the next run.
 */
async function once(
  { stores, mailer, clock, patience }: HandOverParts,
  key: string,
  compose: () => Promise<Mail>,
): Promise<'sent' | 'unclear' | 'waiting'> {
  const { ledger } = stores
  if (await ledger.claim(scope, key, clock.now(), remembered)) {
    const outcome = await mailer.send(await composed(compose, () => ledger.disclaim(scope, key)))
    if (outcome === 'refused') {
      await ledger.disclaim(scope, key)
      throw new Error(`the mail service refused ${key}; the next run will ask again`)
    }
    await ledger.fulfil(scope, key, clock.now())
    return 'sent'
  }
  const claim = await ledger.claimState(scope, key)
  if (claim?.fulfilled) return 'sent'
  return claim && clock.now() - claim.claimedAt > patience.leaseMs ? 'unclear' : 'waiting'
}

/** What fails before anything is sent leaves no claim behind. */
async function composed(compose: () => Promise<Mail>, giveBack: () => Promise<void>): Promise<Mail> {
  try {
    return await compose()
  } catch (error) {
    await giveBack()
    throw error
  }
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function packageMail(parts: HandOverParts, desk: Desk, of: HandOverPackage): Promise<Mail> {
  const attachments = await attachmentsOf(parts, of)
  const hasPackage = attachments.some(({ type }) => type === 'application/zip')
  const message = handOverMessage(of, frameOf(parts, desk, of), hasPackage)
  return { ...addressOf(of), ...message, attachments }
}

async function reminderMail(parts: HandOverParts, desk: Desk, of: HandOverPackage): Promise<Mail> {
  const open = (await watchedLines(parts.stores.handOvers, of)).filter(isOpen)
  return { ...addressOf(of), ...reminderMessage(of, frameOf(parts, desk, of), open) }
}

const addressOf = ({ desk }: HandOverPackage): Pick<Mail, 'to' | 'replyTo'> => ({
  to: desk.email,
  ...(desk.returnTo && { replyTo: desk.returnTo }),
})

function frameOf({ publicUrl, helpPhone }: HandOverParts, desk: Desk, of: HandOverPackage) {
  return {
    marketplace: desk.marketplaceName,
    link: `${publicUrl}/hand-overs/${of.id}/package?key=${of.linkToken}`,
    linkUntil: vietnamDay(of.linkUntil),
    helpPhone,
  }
}

/** The workbook always; the whole package where a mail may carry it. */
async function attachmentsOf(
  { files }: HandOverParts,
  { id, ...of }: HandOverPackage,
): Promise<MailAttachment[]> {
  const { workbookBytes = 0, packageBytes = 0 } = of.files ?? {}
  const read = async (name: 'workbook.xlsx' | 'package.zip', filename: string, type: string) => {
    const found = await files.get(id, name, { filename, maxBytes: mailMaxBytes })
    return found && 'bytes' in found ? [{ filename, type, bytes: found.bytes }] : []
  }
  const workbook = await read('workbook.xlsx', handOverBook.filename(id), workbookType)
  if (workbookBytes + packageBytes > mailMaxBytes) return workbook
  return [...workbook, ...(await read('package.zip', handOverBook.packageName(id), 'application/zip'))]
}
