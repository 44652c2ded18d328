import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, apiClient, logIn } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

let system: TestSystem
let htx: Api
beforeAll(async () => {
  system = await startTestSystem()
  htx = await logIn(system.url, 'htx')
})
afterAll(() => system.stop())

const vietnamese = /[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/i

async function expectProblem(answer: Response, status: number, code: string) {
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  const body = (await answer.json()) as { code: string; title: string; detail?: string }
  expect(body.code).toBe(code)
  expect(`${body.title} ${body.detail}`).toMatch(vietnamese)
}

describe('what cannot be taken is refused with a clear word', () => {
  test('an empty file', async () => {
    await expectProblem(
      await htx.call('POST', '/api/imports', { filename: 'bang.xlsx', size: 0 }),
      422,
      'file.empty',
    )
  })

  test('a file of 60 MB', async () => {
    const ask = { filename: 'bang.xlsx', size: 60 * 1024 * 1024 }
    await expectProblem(await htx.call('POST', '/api/imports', ask), 413, 'file.too-large')
  })

  test('60 MB where 1 kB was promised', async () => {
    const started = await htx.json<{ upload: { url: string } }>('POST', '/api/imports', {
      filename: 'a.csv',
      size: 1000,
    })
    const answer = await fetch(started.upload.url, {
      method: 'PUT',
      body: new Uint8Array(60 * 1024 * 1024),
    }).catch(() => null)
    // The server may cut the connection while bytes are still coming.
    if (answer) expect(answer.status).toBe(413)
  })

  test.each([
    ['not a workbook', Buffer.from([1, 2, 3, 4, 250, 251, 0, 0, 7]), 'file.not-a-workbook'],
    ['no product header', Buffer.from('a,b,c\n1,2,3\n4,5,6\n'), 'file.no-header'],
  ])('%s', async (_, bytes, code) => {
    const id = await htx.upload('bang.xlsx', new Uint8Array(bytes))
    const failed = await htx.until(id, ['failed', 'ready'])
    expect(failed.error?.code).toBe(code)
    expect(failed.error?.message).toMatch(vietnamese)
  })

  test('no token, a wrong token, a token of another key', async () => {
    const forged = [btoa('{"alg":"none"}'), btoa('{"custom:tenant":"htxvidu"}'), ''].join('.')
    for (const token of [undefined, 'x', forged]) {
      const answer = await apiClient(system.url, token).call('GET', '/api/imports')
      expect(answer.headers.get('www-authenticate')).toContain('Bearer')
      await expectProblem(answer, 401, 'token.invalid')
    }
  })

  test("another tenant's import", async () => {
    const id = await htx.upload('bang.csv', new Uint8Array(Buffer.from('a')))
    const other = await logIn(system.url, 'quantri')
    await expectProblem(await other.call('GET', `/api/imports/${id}`), 404, 'import.unknown')
    await expectProblem(await other.call('POST', `/api/imports/${id}/confirm`, {}), 404, 'import.unknown')
  })

  test('a misspelt name, which would have meant all marketplaces', async () => {
    const misspelt = { marketplace: ['voso'] }
    for (const [path, body, field] of [
      ['/api/imports/x/confirm', misspelt, 'marketplace'],
      ['/api/listings/MO1/actions', { action: 'withdraw', ...misspelt }, 'marketplace'],
    ] as const) {
      const answer = await htx.call('POST', path, body)
      expect((await answer.clone().json()) as object).toMatchObject({ field })
      await expectProblem(answer, 422, 'request.invalid')
    }
    const staff = await logIn(system.url, 'canbo')
    const ask = { scope: { comune: '00769' }, action: 'publish' }
    await expectProblem(await staff.call('POST', '/api/bulk', ask), 422, 'request.invalid')
  })

  test('a confirmation before the rows are there, and of a marketplace that is none', async () => {
    const started = await htx.json<{ importId: string }>('POST', '/api/imports', {
      filename: 'a.csv',
      size: 10,
    })
    await expectProblem(
      await htx.call('POST', `/api/imports/${started.importId}/confirm`, {}),
      409,
      'import.not-ready',
    )
  })

  test('a body that is no JSON', async () => {
    const answer = await fetch(`${system.url}/api/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf('htx')}`, 'content-type': 'application/json' },
      body: '{"filename":',
    })
    expect(answer.status).toBe(400)
  })

  test('the service is still up', async () => {
    expect((await apiClient(system.url).call('GET', '/healthz')).status).toBe(200)
  })
})

async function tokenOf(user: string): Promise<string> {
  const { token } = await apiClient(system.url).json<{ token: string }>('POST', '/local/token', { user })
  return token
}
