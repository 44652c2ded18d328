import { createHmac, timingSafeEqual } from 'node:crypto'

/** The part of a marketplace's address for hints that nobody can guess: 32 hex characters, the same for ever. */
function pathKey(marketplace: string, hookKey: string): string {
  return createHmac('sha256', hookKey).update(marketplace).digest('hex').slice(0, 32)
}

/** Where a marketplace may send hints to. `publicUrl` without a slash at the end; `hookKey` is the secret of a deployment. */
export function hookAddress(publicUrl: string, marketplace: string, hookKey: string): string {
  return `${publicUrl}/hooks/${marketplace}/${pathKey(marketplace, hookKey)}`
}

/** Compared in a time that tells nothing of the right key. */
export function isPathKey(said: string, marketplace: string, hookKey: string): boolean {
  const right = Buffer.from(pathKey(marketplace, hookKey))
  const given = Buffer.from(said)
  return given.length === right.length && timingSafeEqual(given, right)
}
