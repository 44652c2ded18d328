import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, apiClient, logIn, marketplaceIds, samplesFolder } from '../api-client.ts'
import { freePort } from '../local-system.ts'
import { type Child, startChild } from './child-system.ts'
import { addMarketplace, copyProject, type Identity, removeProject, runNode } from './project-copy.ts'

const fifth: Identity = {
  id: 'cho-vi-du',
  name: 'Chợ Ví Dụ',
  site: 'https://cho-vi-du.example',
  exportName: 'choViDu',
  template: '_template-partner',
}
const sixth: Identity = {
  id: 'san-thu-hai',
  name: 'Sàn Thứ Hai',
  site: 'https://san-thu-hai.example',
  exportName: 'sanThuHai',
  template: '_template',
}
const added = [fifth, sixth]
const addedIds = added.map(({ id }) => id)

let project = ''
beforeAll(async () => {
  project = await copyProject()
  for (const one of added) await addMarketplace(project, one)
})
afterAll(() => removeProject(project))

describe('a folder and one line make a marketplace, from either template', () => {
  test('the copies are among the others', async () => {
    const script = `
      import { marketplaces } from './shared/marketplaces/registry.ts'
      console.log(JSON.stringify(marketplaces.map(({ manifest }) => manifest.id)))`
    const ran = await runNode(project, '--input-type=module', '--eval', script)
    expect(ran.code, ran.output).toBe(0)
    expect(JSON.parse(ran.output).sort()).toEqual([...marketplaceIds, ...addedIds].sort())
  })

  test('on AWS each has a function, a lane and dead letters', async () => {
    const template = await synthesize()
    const named = namesIn(template)
    const fed = ofType(template, 'AWS::Lambda::EventSourceMapping').map((one) => JSON.stringify(one))
    for (const id of addedIds) {
      expect(named).toContain(`AWS::Lambda::Function ocop-dev-publish-${id}`)
      expect(named).toContain(`AWS::SQS::Queue ocop-dev-lane-${id}`)
      expect(named).toContain(`AWS::SQS::Queue ocop-dev-lane-${id}-dead`)
      const [queue] = idsOf(template, `ocop-dev-lane-${id}`)
      const [consumer] = idsOf(template, `ocop-dev-publish-${id}`)
      expect(fed.some((one) => one.includes(`"${queue}"`) && one.includes(`"${consumer}"`))).toBe(true)
    }
    const publishing = named.filter((name) => name.includes('-publish-'))
    expect(publishing).toHaveLength(marketplaceIds.length + added.length)
  })

  test('the contract suite covers them, and they pass', async () => {
    const ran = await runNode(
      project,
      'node_modules/vitest/vitest.mjs',
      'run',
      'test/contracts/marketplace.test.ts',
      '-t',
      `^(${addedIds.join('|')}) `,
      '--maxWorkers=1',
      '--reporter=json',
      '--outputFile=report.json',
    )
    const report: Report = JSON.parse(await readFile(join(project, 'report.json'), 'utf8'))
    const tests = report.testResults.flatMap((file) => file.assertionResults)
    expect(tests.filter((one) => one.status === 'failed')).toEqual([])
    expect(ran.code, ran.output).toBe(0)
    for (const id of addedIds) {
      const own = tests.filter((one) => one.ancestorTitles.includes(id))
      expect(own.length).toBeGreaterThan(200)
      expect(own.filter((one) => one.status !== 'passed')).toEqual([])
    }
  })
})

describe('local mode with them', () => {
  let child: Child | undefined
  let url = ''
  let api: Api
  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    child = startChild({ project, port, dataFolder: join(project, '.data') })
    await child.ready
    api = await logIn(url, 'htx')
  })
  afterAll(async () => {
    child?.kill('SIGKILL')
    await child?.ended
  })

  test('asks about them on the pages, publishes to them, and tells of them', async () => {
    const id = await api.uploadFile(join(samplesFolder, '1-htx-mat-ong.xlsx'))
    await api.until(id, ['ready'])
    const page = await pageAs('htx', url, `/imports/${id}`)
    for (const one of added)
      expect(page).toMatch(
        new RegExp(`<input type="checkbox" name="marketplaces" value="${one.id}"[^>]*>${one.name}<`),
      )

    await api.confirm(id)
    const settled = await api.until(id, ['settled'])
    expect(Object.keys(settled.marketplaces).sort()).toEqual([...marketplaceIds, ...addedIds].sort())
    const offers = async (at: string) => (await api.products(at)).map(({ sku, price }) => [sku, price]).sort()
    const after = await pageAs('htx', url, `/imports/${id}`)
    for (const { id: marketplace, name } of added) {
      expect(settled.marketplaces[marketplace]).toMatchObject({ live: 4, waiting: 0, stuck: 0 })
      expect(await offers(marketplace)).toEqual(await offers('voso'))
      expect((await api.mails())[0]?.text).toContain(`${name}: 4 đang bán.`)
      expect(after).toContain(name)
    }
  })

  test('says that they are there when it starts', () => {
    for (const id of addedIds) expect(child?.output().out).toContain(`/local/marketplaces/${id}/products`)
  })
})

/** A page as a person sees it who signed in by the form. */
async function pageAs(user: string, url: string, path: string): Promise<string> {
  const signedIn = await fetch(`${url}/login`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ user, next: '/' }),
    redirect: 'manual',
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect(cookie).not.toBe('')
  const answer = await fetch(`${url}${path}`, { headers: { cookie, accept: 'text/html' } })
  expect(answer.status).toBe(200)
  expect((await apiClient(url).call('GET', path)).url).toContain('/login')
  return answer.text()
}

type Template = { Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }> }
type Report = {
  testResults: { assertionResults: { ancestorTitles: string[]; title: string; status: string }[] }[]
}

/** Synthesizes the copy in a process of its own, without bundling. */
async function synthesize(): Promise<Template> {
  const script = `
    import { buildApp } from './infra/build-app.ts'
    import { marketplaces } from './shared/marketplaces/registry.ts'
    const manifests = marketplaces.map(({ manifest }) => manifest)
    const context = { 'aws:cdk:bundling-stacks': [] }
    buildApp({ manifests, environment: 'dev', outdir: 'cdk.out', context }).synth()`
  const ran = await runNode(project, '--input-type=module', '--eval', script)
  expect(ran.code, ran.output).toBe(0)
  return JSON.parse(await readFile(join(project, 'cdk.out/ocop-dev-service.template.json'), 'utf8'))
}

const nameOf = (properties: Record<string, unknown> = {}) =>
  String(properties.FunctionName ?? properties.QueueName ?? '')

const namesIn = ({ Resources }: Template): string[] =>
  Object.values(Resources).map(({ Type, Properties }) => `${Type} ${nameOf(Properties)}`)

const idsOf = ({ Resources }: Template, name: string): string[] =>
  Object.entries(Resources)
    .filter(([, { Properties }]) => nameOf(Properties) === name)
    .map(([id]) => id)

const ofType = ({ Resources }: Template, type: string) =>
  Object.values(Resources).filter(({ Type }) => Type === type)
