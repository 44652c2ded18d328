import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { MailAttachment, Mailer } from '../../ports/mailer.ts'

/** A mail as the mailbox keeps it: one JSON file each. */
export const KeptMail = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  replyTo: z.string().optional(),
  sentAt: z.iso.datetime(),
  /** Files beside the mail, in the folder `attachments`, by the name they have there. */
  attachments: z
    .array(z.object({ filename: z.string(), type: z.string(), size: z.int(), file: z.string() }))
    .optional(),
})
export type KeptMail = z.infer<typeof KeptMail>

const attachmentFolder = 'attachments'

/** Puts mails in a folder on this machine. Sending twice gives two mails, as with a real mail service. */
export function mailboxMailer(folder: string, now: () => number): Mailer {
  return {
    async send(mail) {
      await mkdir(join(folder, attachmentFolder), { recursive: true })
      const sentAt = new Date(now()).toISOString()
      const name = `${sentAt.replaceAll(':', '-')}-${Math.random().toString(36).slice(2, 8)}.json`
      const part = join(folder, `.${name}.part`)
      const { attachments = [], ...rest } = mail
      const files = await keepAttachments(folder, name, attachments)
      const kept: KeptMail = { ...rest, sentAt, ...(files.length > 0 && { attachments: files }) }
      await writeFile(part, JSON.stringify(kept, null, 1))
      await rename(part, join(folder, name))
      return 'sent'
    },
  }
}

async function keepAttachments(folder: string, mail: string, attachments: readonly MailAttachment[]) {
  const files: NonNullable<KeptMail['attachments']> = []
  for (const [at, { filename, type, bytes }] of attachments.entries()) {
    const file = `${mail.replace(/\.json$/, '')}-${at}`
    await writeFile(join(folder, attachmentFolder, file), bytes)
    files.push({ filename, type, size: bytes.length, file })
  }
  return files
}

/** One file of a mail by the name that it has in the folder; null for any other name. */
export async function readAttachment(folder: string, file: string): Promise<Uint8Array | null> {
  if (!/^[\w.-]+$/.test(file)) return null
  return readFile(join(folder, attachmentFolder, file)).catch(() => null)
}

/** All mails in a mailbox, newest first. */
export async function readMailbox(folder: string): Promise<KeptMail[]> {
  await mkdir(folder, { recursive: true })
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
  const mails = names.map(async (name) =>
    KeptMail.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))),
  )
  return Promise.all(mails)
}
