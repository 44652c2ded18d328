import { BlockList, isIP } from 'node:net'

/** Not on the public Internet, or special there: docs/sources.md#pictures-by-link. */
const SPECIAL_4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
/** Within 2000::/3. Everything outside it is not public: mapped, translated, private and local addresses among it. */
const SPECIAL_6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const listOf = (subnets: readonly [string, number][], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family)
  return list
}

/** Tells whether an address is one of the public Internet. Anything that is no address is not. */
export function publicAddresses(): (address: string) => boolean {
  const special4 = listOf(SPECIAL_4, 'ipv4')
  const special6 = listOf(SPECIAL_6, 'ipv6')
  const global6 = listOf([['2000::', 3]], 'ipv6')
  return (address) => {
    const family = isIP(address)
    if (family === 4) return !special4.check(address, 'ipv4')
    if (family !== 6 || address.includes('%')) return false
    return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6')
  }
}
