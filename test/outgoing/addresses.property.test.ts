import { isIP } from 'node:net'
import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import { publicAddresses } from '../../shared/adapters/outgoing/public-addresses.ts'

const isPublic = publicAddresses()
const runs = { numRuns: 3000 }
const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255))
const dotted = octets.map((bytes) => bytes.join('.'))
/** Near to the edges of every special range as well as anywhere. */
const firstWords = fc.oneof(
  fc.constantFrom(
    0,
    0x64,
    0x100,
    0x1fff,
    0x2000,
    0x2001,
    0x2002,
    0x3fff,
    0x4000,
    0x5f00,
    0xfc00,
    0xfe80,
    0xff02,
  ),
  fc.nat(0xffff),
)
const words = fc
  .tuple(
    firstWords,
    fc.oneof(fc.constantFrom(0, 0x1ff, 0x200, 0xdb8, 0xff9b), fc.nat(0xffff)),
    fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 6, maxLength: 6 }),
  )
  .map(([first, second, rest]) => [first, second, ...rest].map((word) => word.toString(16)).join(':'))

/** Ranges that the other library calls ordinary, yet are not asked by us. */
const stricter = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean => {
  const subnets =
    address.kind() === 'ipv4' ? ['192.88.99.0/24'] : ['::/3', '4000::/2', '8000::/1', '3fff::/20']
  return subnets.some((subnet) => address.match(ipaddr.parseCIDR(subnet) as [ipaddr.IPv6, number]))
}

describe('a public address', () => {
  it.each([dotted, words])('is one that another library takes for ordinary as well', (addresses) => {
    fc.assert(
      fc.property(addresses, (text) => {
        if (isPublic(text)) expect(ipaddr.parse(text).range(), text).toBe('unicast')
      }),
      runs,
    )
  })

  it.each([dotted, words])(
    'is every one that is ordinary, but for ranges that nobody sells pictures from',
    (addresses) => {
      fc.assert(
        fc.property(addresses, (text) => {
          const address = ipaddr.parse(text)
          const known = ['as112', 'amt'].includes(address.range())
          if (address.range() === 'unicast' && !stricter(address) && !known)
            expect(isPublic(text), text).toBe(true)
        }),
        runs,
      )
    },
  )

  it('of IPv4 is never one in an IPv6 that stands for it', () => {
    const wrapped = octets.map(([a, b, c, d]) => {
      const high = ((a << 8) | b).toString(16)
      const low = ((c << 8) | d).toString(16)
      return [
        `::ffff:${high}:${low}`,
        `::${high}:${low}`,
        `64:ff9b::${high}:${low}`,
        `64:ff9b:1::${high}:${low}`,
        `2002:${high}:${low}::1`,
        `2001:0:${high}:${low}::`,
        `::ffff:0:${high}:${low}`,
      ]
    })
    fc.assert(
      fc.property(wrapped, (all) => all.every((text) => !isPublic(text))),
      runs,
    )
  })

  it('is an address at all, in the one way in which they are written', () => {
    const almost = fc.oneof(
      fc.string(),
      fc.ipV4Extended(),
      dotted.map((text) => `${text} `),
      words.map((text) => `${text}%eth0`),
    )
    fc.assert(
      fc.property(almost, (text) => !isPublic(text) || isIP(text) !== 0),
      runs,
    )
    expect(isPublic('2606:4700:4700::1111%eth0')).toBe(false)
  })
})

describe('who is asked', () => {
  it.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '2001:200::1', '2400:cb00::1', '193.0.0.1'])(
    '%s is public',
    (address) => {
      expect(isPublic(address)).toBe(true)
    },
  )

  it.each([
    ['this machine', ['127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '0.1.2.3', '::']],
    ['a private network', ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fd12::1', 'fec0::1']],
    ['a neighbour', ['169.254.169.254', '169.254.170.2', 'fe80::1', 'fd00:ec2::254']],
    ['a provider inside', ['100.64.0.1', '100.127.255.255', '198.18.0.1', '198.19.255.255']],
    ['many at once', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1']],
    ['nobody', ['240.0.0.1', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1', '100::1']],
  ])('%s is not', (_, addresses) => {
    expect(addresses.filter(isPublic)).toEqual([])
  })
})
