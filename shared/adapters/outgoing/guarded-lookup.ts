import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'

type Address = { address: string; family: number }

/** Which machines may be asked. Handed over by code only: nothing of it can be set from outside. */
export type Reach = {
  resolve(host: string): Promise<Address[]>
  allows(address: string): boolean
}

/** Every address that a name has. */
export const allAddresses = (host: string): Promise<Address[]> => lookup(host, { all: true })

/** The name or address of a machine as sockets take it: without the brackets around IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/** Whether the host is an address, which sockets never look up, and one that may not be asked. */
export const isForbiddenLiteral = (url: URL, { allows }: Pick<Reach, 'allows'>): boolean => {
  const host = hostOf(url)
  return isIP(host) !== 0 && !allows(host)
}

/**
 * A look-up for the socket itself: what is judged is what is connected to, so a name cannot mean another machine
 * afterwards. All addresses of a name have to be allowed: one that is not tells that the name is used to point inside.
 */
export function guardedLookup(reach: Reach, onRefused: () => void): LookupFunction {
  return (host, options, callback) => {
    const fail = (error: unknown) => callback(error instanceof Error ? error : new Error('no address'), '', 4)
    reach.resolve(host).then((addresses) => {
      const [first] = addresses
      if (!first) return fail(null)
      if (!addresses.every(({ address }) => reach.allows(address))) {
        onRefused()
        return fail(new Error('not a public address'))
      }
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    }, fail)
  }
}
