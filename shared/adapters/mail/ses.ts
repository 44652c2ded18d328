import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { Mailer } from '../../ports/mailer.ts'

/** Sends through SES. The message is composed by SES from parts, never as raw text, so no header can be injected. */
export function sesMailer(from: string): Mailer {
  const client = new SESv2Client({})
  return {
    async send(mail) {
      const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' })
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [mail.to] },
          Content: {
            Simple: { Subject: utf8(mail.subject), Body: { Text: utf8(mail.text), Html: utf8(mail.html) } },
          },
        }),
      )
    },
  }
}
