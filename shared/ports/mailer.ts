/** One email to one reader, as plain text and simple HTML. `subject` has no line breaks. */
export type Mail = { to: string; subject: string; text: string; html: string; id: string }

/** Sends one mail, or throws where it is certain that nothing was sent. There is no protection against repeats here. */
export type Mailer = { send(mail: Mail): Promise<void> }
