import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, apiClient, logIn, marketplaceIds, samplesFolder } from '../api-client.ts'
import { freePort } from '../local-system.ts'
import { type Child, startChild } from './child-system.ts'
import { addMarketplace, copyProject, removeProject, runNode } from './project-copy.ts'

const fifth = {
  id: 'cho-vi-du',
  name: 'Chợ Ví Dụ',
  site: 'https://cho-vi-du.example',
  exportName: 'choViDu',
}

let project = ''
beforeAll(async () => {
  project = await copyProject()
  await addMarketplace(project, fifth)
})
afterAll(() => removeProject(project))

describe('a folder and one line make a fifth marketplace', () => {
  test('the copy is one of five', async () => {
    const script = `
      import { marketplaces } from './shared/marketplaces/registry.ts'
      console.log(JSON.stringify(marketplaces.map(({ manifest }) => manifest.id)))`
    const ran = await runNode(project, '--input-type=module', '--eval', script)
    expect(ran.code, ran.output).toBe(0)
    expect(JSON.parse(ran.output).sort()).toEqual([...marketplaceIds, fifth.id].sort())
  })

  test('on AWS it has a function, a lane and dead letters', async () => {
    const template = await synthesize()
    const named = namesIn(template)
    expect(named).toContain(`AWS::Lambda::Function ocop-dev-publish-${fifth.id}`)
    expect(named).toContain(`AWS::SQS::Queue ocop-dev-lane-${fifth.id}`)
    expect(named).toContain(`AWS::SQS::Queue ocop-dev-lane-${fifth.id}-dead`)
    expect(named.filter((name) => name.includes('-publish-'))).toHaveLength(5)
    const fed = ofType(template, 'AWS::Lambda::EventSourceMapping').map((one) => JSON.stringify(one))
    const [queue] = idsOf(template, `ocop-dev-lane-${fifth.id}`)
    const [consumer] = idsOf(template, `ocop-dev-publish-${fifth.id}`)
    expect(fed.some((one) => one.includes(`"${queue}"`) && one.includes(`"${consumer}"`))).toBe(true)
  })

  test('the contract suite covers it, and it passes', async () => {
    const ran = await runNode(
      project,
      'node_modules/vitest/vitest.mjs',
      'run',
      'test/contracts/marketplace.test.ts',
      '--maxWorkers=1',
      '--reporter=json',
      '--outputFile=report.json',
    )
    expect(ran.code, ran.output).toBe(0)
    const report: Report = JSON.parse(await readFile(join(project, 'report.json'), 'utf8'))
    const tests = report.testResults.flatMap((file) => file.assertionResults)
    const own = tests.filter((one) => one.ancestorTitles.includes(fifth.id))
    const template = tests.filter((one) => one.ancestorTitles.includes('cho-moi'))
    expect(own.length).toBeGreaterThan(20)
    expect(own.length).toBe(template.length)
    expect(tests.filter((one) => one.status !== 'passed')).toEqual([])
  })
})

describe('local mode with it', () => {
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

  test('asks about it on the pages, publishes to it, and tells of it', async () => {
    const id = await api.uploadFile(join(samplesFolder, '1-htx-mat-ong.xlsx'))
    await api.until(id, ['ready'])
    const page = await pageAs('htx', url, `/imports/${id}`)
    expect(page).toMatch(
      new RegExp(`<input type="checkbox" name="marketplaces" value="${fifth.id}"[^>]*>${fifth.name}<`),
    )

    await api.confirm(id)
    const settled = await api.until(id, ['settled'])
    expect(Object.keys(settled.marketplaces).sort()).toEqual([...marketplaceIds, fifth.id].sort())
    expect(settled.marketplaces[fifth.id]).toMatchObject({ live: 4, waiting: 0, stuck: 0 })
    const products = await api.products(fifth.id)
    const elsewhere = await api.products('voso')
    expect(products.map(({ sku, price }) => [sku, price]).sort()).toEqual(
      elsewhere.map(({ sku, price }) => [sku, price]).sort(),
    )
    expect((await api.mails())[0]?.text).toContain(`${fifth.name}: 4 đang bán.`)
    expect(await pageAs('htx', url, `/imports/${id}`)).toContain(fifth.name)
  })

  test('says that it is there when it starts', () => {
    expect(child?.output().out).toContain(`/local/marketplaces/${fifth.id}/products`)
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
