import { expect, it } from 'vitest'
import { configOf, lanesIn, placeholders, publicUrl } from '../../infra/config.ts'
import { manifests } from './synth.ts'

it('knows dev and prod and refuses any other name', () => {
  expect(configOf('dev').name).toBe('dev')
  expect(configOf('prod').name).toBe('prod')
  expect(() => configOf('production')).toThrow('production')
})

it('keeps the connections of two environments apart', () => {
  expect(configOf('dev').connectionSecretPrefix).not.toBe(configOf('prod').connectionSecretPrefix)
})

it('gives a lane to what is on by default or switched on, in registry order', () => {
  const [first] = manifests
  if (!first) throw new Error('no marketplace is registered')
  const on = { ...first, id: 'on', offByDefault: null }
  const off = { ...first, id: 'off', offByDefault: 'closed' }
  const prod = configOf('prod')
  expect(lanesIn({ ...prod, switchedOn: [] }, [off, on])).toEqual([on])
  expect(lanesIn({ ...prod, switchedOn: ['off'] }, [off, on])).toEqual([off, on])
  expect(lanesIn({ ...prod, switchedOn: 'all' }, [off, on])).toEqual([off, on])
})

it('switches contracts on in production, and no public API that is off', () => {
  const inLanes = lanesIn(configOf('prod'), manifests)
  expect(inLanes).toEqual(manifests.filter(({ mode }) => mode === 'partner-api'))
  expect(inLanes.length).toBeLessThan(manifests.length)
})

it('names what is still to be filled in', () => {
  const filled = {
    ...configOf('prod'),
    mailFrom: 'tin@example.com',
    alarmMail: 'a@example.com',
    helpPhone: '+842193123456',
  }
  expect(placeholders(configOf('prod'))).toContain('mailFrom')
  expect(placeholders(filled)).toEqual([])
})

it('has an address of the pages where a domain is set', () => {
  const domain = { name: 'ocop.example.org', certificateArn: 'arn' }
  expect(publicUrl({ ...configOf('prod'), domain })).toBe('https://ocop.example.org')
  expect(publicUrl({ ...configOf('prod'), domain: null })).toBeNull()
})
