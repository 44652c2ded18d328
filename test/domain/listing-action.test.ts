import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actionsFor, judge, ListingAction, type Standing } from '../../shared/domain/listing-action.ts'
import { Condition } from '../../shared/domain/status.ts'
import { refusalText } from '../../shared/domain/vietnamese/conditions.ts'

const anyStanding: fc.Arbitrary<Standing> = fc.record({
  target: fc.constantFrom(undefined, 'listed', 'paused', 'withdrawn'),
  status: fc.record({
    condition: fc.constantFrom(...Condition.options),
    code: fc.constantFrom(null, 'marketplace.removed', 'marketplace.hidden', 'marketplace.rejected'),
    externalId: fc.constantFrom(null, '1001'),
  }),
  capabilities: fc.record({ pause: fc.boolean(), withdraw: fc.boolean() }),
})
const anyAction = fc.constantFrom(...ListingAction.options)

function always(check: (action: ListingAction, standing: Standing) => void): void {
  fc.assert(fc.property(anyAction, anyStanding, check), { numRuns: 1000 })
}

test('only "withdraw" takes down, and only where the marketplace can', () => {
  always((action, standing) => {
    const verdict = judge(action, standing)
    if (verdict.outcome !== 'accepted' || verdict.target !== 'withdrawn') return
    expect([action, standing.capabilities.withdraw]).toEqual(['withdraw', true])
  })
})

test('what was withdrawn comes back by "relist" or "link" only', () => {
  always((action, standing) => {
    if (standing.target !== 'withdrawn') return
    const verdict = judge(action, standing)
    const comesBack = verdict.outcome === 'accepted' && verdict.target === 'listed'
    expect(comesBack && action !== 'relist' && action !== 'link').toBe(false)
  })
})

test('every refusal has its sentence', () => {
  always((action, standing) => {
    const verdict = judge(action, standing)
    if (verdict.outcome === 'refused') expect(refusalText[verdict.code]).toMatch(/\.$/)
  })
})

test('doing again what is done already changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom('pause', 'withdraw'), anyStanding, (action, standing) => {
      const first = judge(action, standing)
      if (first.outcome === 'accepted')
        expect(judge(action, { ...standing, target: first.target })).toEqual({ outcome: 'unchanged' })
    }),
  )
})

test('a page offers only what can be done, and nothing that undoes itself', () => {
  fc.assert(
    fc.property(anyStanding, (standing) => {
      const offered = actionsFor(standing)
      for (const action of offered) expect(judge(action, standing).outcome).toBe('accepted')
      expect(offered.includes('relist') && offered.includes('retry')).toBe(false)
    }),
  )
})
