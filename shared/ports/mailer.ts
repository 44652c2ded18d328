/**
 * One email to one reader, as plain text and simple HTML. `subject` has no line breaks. `replyTo`: where an answer goes
 * instead of to the sender.
 */
export type Mail = {
  to: string
  subject: string
  text: string
  html: string
  replyTo?: string
  attachments?: MailAttachment[]
}

/** A file in a mail. All of a mail together stay under `mailMaxBytes`. */
export type MailAttachment = { filename: string; type: string; bytes: Uint8Array }

/**
 * What mail servers take without complaint, counted before encoding: most close at 10 MB, and encoding adds a third.
 * SES itself takes 40 MB (https://docs.aws.amazon.com/ses/latest/dg/quotas.html).
 */
export const mailMaxBytes = 7_000_000

/**
 * Sends one mail. `refused`: certainly not sent, it may be tried again. A throw leaves it open whether it was sent.
 * There is no protection against repeats here.
 */
export type Mailer = { send(mail: Mail): Promise<'sent' | 'refused'> }
