import { type Attachment, SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { Mail, MailAttachment, Mailer } from '../../ports/mailer.ts'

/** Sends through SES. The message is composed by SES from parts, never as raw text, so no header can be injected. */
export function sesMailer(from: string): Mailer {
  const client = new SESv2Client({})
  return {
    async send(mail) {
      try {
        await client.send(commandOf(from, mail))
        return 'sent'
      } catch (error) {
        // An answer that blames the request (throttled, paused, not verified) means that nothing was sent.
        if (error instanceof SESv2ServiceException && error.$fault === 'client') return 'refused'
        throw error
      }
    },
  }
}

function commandOf(from: string, mail: Mail): SendEmailCommand {
  const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' })
  return new SendEmailCommand({
    FromEmailAddress: from,
    Destination: { ToAddresses: [mail.to] },
    ...(mail.replyTo && { ReplyToAddresses: [mail.replyTo] }),
    Content: {
      Simple: {
        Subject: utf8(mail.subject),
        Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
        ...(mail.attachments && { Attachments: mail.attachments.map(attachmentOf) }),
      },
    },
  })
}

function attachmentOf({ filename, type, bytes }: MailAttachment): Attachment {
  return { FileName: filename, ContentType: type, RawContent: bytes, ContentDisposition: 'ATTACHMENT' }
}
