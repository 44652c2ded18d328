import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { contentHash } from '../domain/hash.ts'
import type { Shelf } from '../ports/marketplace.ts'
import type { KnownLogin } from './session.ts'

/** Where the workers of a connection find each other's login. Nothing here fails: without it, each logs in by itself. */
export type SharedLogins = {
  /** The last one that was shared, also one that is over. */
  read(): Promise<KnownLogin | null>
  put(login: KnownLogin): Promise<void>
  /** True for the one worker that is to log in after the login with this mark. */
  claim(after: string | null): Promise<boolean>
  /** The login that this worker claimed did not come about: the next one need not wait for it. */
  release(after: string | null): Promise<void>
  /**
   * Waits a few seconds for the login that another worker is making; null where none comes, or where it failed and this
   * worker has the claim now.
   */
  await(
    after: string | null,
    good: (login: KnownLogin | null) => KnownLogin | null,
  ): Promise<KnownLogin | null>
}

/** A login that takes no request is nobody else's matter. */
export const keptInMemory: SharedLogins = {
  read: async () => null,
  put: async () => {},
  claim: async () => true,
  release: async () => {},
  await: async () => null,
}

const KEY = 'login'
/** Longer than a login takes; after that another worker may try. */
const CLAIM_MS = 15_000
const LOOKS = 25
const LOOK_EVERY_MS = 200
/** Every so many looks a waiting worker sees whether the claim is free again. */
const CLAIM_EVERY = 5
/** One that is over stays a while: from its mark workers know which login is to follow. */
const AFTERWARDS_SECONDS = 86_400

const SharedLogin = z.object({
  headers: z.record(z.string(), z.string()),
  expiresAt: z.number(),
  renewFrom: z.number(),
  mark: z.string(),
})

/** A claim belongs to the login that is to be replaced, so that a refused one is replaced at once, and once. */
export function sharedLogins(shelf: Shelf, now: () => number, sharedBy: object): SharedLogins {
  const seal = createSeal(sharedBy)
  /** Until when this worker has which claim. */
  const mine = new Map<string, number>()
  const keyOf = (after: string | null) => `${KEY}#${after ?? 'first'}`

  async function read(): Promise<KnownLogin | null> {
    const shelved = await shelf.read(KEY).catch(() => null)
    const login = SharedLogin.safeParse(seal.open(shelved?.value))
    return login.success ? login.data : null
  }

  async function claim(after: string | null): Promise<boolean> {
    const until = now() + CLAIM_MS
    const isMine = await shelf.claim(keyOf(after), until).catch(() => true)
    if (isMine) mine.set(keyOf(after), until)
    return isMine
  }

  return {
    read,
    claim,
    async put(login) {
      const seconds = Math.ceil((login.expiresAt - now()) / 1000) + AFTERWARDS_SECONDS
      await shelf.put(KEY, seal.close(login), seconds).catch(() => {})
    },
    async release(after) {
      const until = mine.get(keyOf(after))
      mine.delete(keyOf(after))
      if (until !== undefined) await shelf.release(keyOf(after), until).catch(() => {})
    },
    async await(after, good) {
      for (let looks = 1; looks <= LOOKS; looks += 1) {
        await pause(LOOK_EVERY_MS)
        const login = good(await read())
        if (login) return login
        if (looks % CLAIM_EVERY === 0 && (await claim(after))) return null
      }
      return null
    },
  }
}

/**
 * A login on the shelf can be read only by those who have the keys it was made with, and is of no use once address or
 * keys change.
 */
function createSeal(sharedBy: object) {
  const key = Buffer.from(hkdfSync('sha256', contentHash(sharedBy), '', 'shared login', 32))
  return {
    close(value: unknown): string {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64')
    },
    /** Undefined for anything that was not sealed with these keys. */
    open(sealed: unknown): unknown {
      if (typeof sealed !== 'string') return undefined
      try {
        const bytes = Buffer.from(sealed, 'base64')
        const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        opener.setAuthTag(bytes.subarray(12, 28))
        const text = Buffer.concat([opener.update(bytes.subarray(28)), opener.final()])
        return JSON.parse(text.toString('utf8'))
      } catch {
        return undefined
      }
    },
  }
}
