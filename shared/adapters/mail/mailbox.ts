import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { Mailer } from '../../ports/mailer.ts'

/** A mail as the mailbox keeps it: one JSON file each. */
export const KeptMail = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  sentAt: z.iso.datetime(),
})
export type KeptMail = z.infer<typeof KeptMail>

/** Puts mails in a folder on this machine. Sending twice gives two mails, as with a real mail service. */
export function mailboxMailer(folder: string, now: () => number): Mailer {
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true })
      const sentAt = new Date(now()).toISOString()
      const name = `${sentAt.replaceAll(':', '-')}-${Math.random().toString(36).slice(2, 8)}.json`
      const part = join(folder, `.${name}.part`)
      await writeFile(part, JSON.stringify({ ...mail, sentAt } satisfies KeptMail, null, 1))
      await rename(part, join(folder, name))
      return 'sent'
    },
  }
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
