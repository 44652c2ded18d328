/** One email to one reader, as plain text and simple HTML. `subject` has no line breaks. */
export type Mail = { to: string; subject: string; text: string; html: string }

/**
 * Sends one mail. `refused`: certainly not sent, it may be tried again. A throw leaves it open whether it was sent.
 * There is no protection against repeats here.
 */
export type Mailer = { send(mail: Mail): Promise<'sent' | 'refused'> }
