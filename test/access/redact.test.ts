import type { Context } from 'aws-lambda'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { calledFunction } from '../../shared/runtime/handlers.ts'
import { redacted } from '../../shared/runtime/redact.ts'

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'

describe('of what an error repeats', () => {
  test.each([
    [`Unexpected token in "${token}"`, 'Unexpected token in "[token]"'],
    ['authorization: Bearer abcdefgh12345', 'authorization: Bearer [token]'],
    ['GET /x?size=1&signature=0a1b2c3d&b=1', 'GET /x?size=1&signature=[secret]&b=1'],
    ['{"password":"mat-khau-654","a":1}', '{"password":"[secret]","a":1}'],
    ['mail to nguoi.ban@vidu.example failed', 'mail to [mail] failed'],
    ['call 0912000654, or +84 912 000 654, or 0912.000.654', 'call [phone], or [phone], or [phone]'],
  ])('%s', (text, left) => expect(redacted('message', text)).toBe(left))

  test.each([
    '2026-11-27T14:44:21.448Z',
    '01M8ENZ9VV9467XZYJ9Y96AD7Y',
    'edit#htxvidu#MO1',
    "Cannot read properties of undefined (reading 'key')",
    'at file:///shared/runtime/handlers.ts:100:20',
    '1795789137787',
  ])('%s stays', (text) => expect(redacted('message', text)).toBe(text))
})

test('the log of a function that fails is read so', async () => {
  const written: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  const errors = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0)
  const failing = calledFunction({
    ...{ name: 'failing', schema: z.unknown(), parts: () => null },
    step: async () => {
      throw new Error(`0912000654 nguoi@vidu.example ${token}`)
    },
  })
  await expect(failing({ LOG_LEVEL: 'DEBUG' })({}, { awsRequestId: '1' } as Context)).rejects.toThrow()
  write.mockRestore()
  errors.mockRestore()
  const log = written.join('')
  expect(log).toContain('call failed')
  expect(log).not.toMatch(/0912000654|vidu\.example|eyJ/)
  expect(log).toContain('[phone] [mail] [token]')
})
