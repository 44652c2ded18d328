/** One request as it goes out. `url` is absolute; `body` is text or nothing; `signal` ends it, whatever it waits for. */
export type Outgoing = {
  method: string
  headers: Readonly<Record<string, string>>
  body: string | null
  signal: AbortSignal
}

/**
 * Sends one request to an address that an operator gave, and answers as soon as the head of the answer is there; its body is
 * unpacked while it is read. Redirects are answers like others: they are not followed. `forbidden`: nothing was sent, for the
 * address is none that may be asked. Rejects where the line breaks or `signal` ends it (`AbortError`).
 */
export type Send = (url: string, request: Outgoing) => Promise<Response | 'forbidden'>
