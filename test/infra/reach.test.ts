import { describe, expect, it } from 'vitest'
import { plain, rights } from './granted.ts'
import { manifests } from './synth.ts'

describe('pictures', () => {
  const of = (role: string) =>
    rights
      .filter((right) => right.role === role && !/^(xray|logs):/.test(right.action))
      .map(({ action, resource }) => `${action} ${/"\/(\w+)\/\*"/.exec(resource)?.[1] ?? resource}`)
      .sort()

  it('are fetched and decoded where nothing else can be reached', () => {
    expect(of('preparepicture')).toEqual(['s3:GetObject raw', 's3:PutObject papers', 's3:PutObject pictures'])
  })

  it('are written by that function alone', () => {
    const writers = rights.filter(
      ({ action, resource }) => action === 's3:PutObject' && resource.includes('/pictures/'),
    )
    expect(writers.map(({ role }) => role)).toEqual(['preparepicture'])
  })

  it('are asked for by import-sheet, and by web for the photos of papers', () => {
    const callers = rights.filter(
      ({ action, resource }) => action === 'lambda:InvokeFunction' && resource.includes('preparepicture'),
    )
    expect(callers.map(({ role }) => role).sort()).toEqual(['importsheet', 'web'])
  })
})

describe('papers', () => {
  it('are taken away by web alone, which deletes no other file', () => {
    const deletes = rights.filter(({ action }) => action === 's3:DeleteObject')
    expect(deletes.map(({ role, resource }) => [role, /"\/(\w+)\/\*"/.exec(resource)?.[1]])).toEqual([
      ['web', 'papers'],
    ])
  })
})

describe('hints', () => {
  it('are read where nothing but secrets can be reached, asked by the pages alone', () => {
    const others = rights.filter(
      ({ role, action }) => role === 'checkhint' && !/^(xray|logs|secretsmanager):/.test(action),
    )
    expect(others).toEqual([])
    const callers = rights.filter(
      ({ action, resource }) => action === 'lambda:InvokeFunction' && resource.includes('checkhint'),
    )
    expect(callers.map(({ role }) => role)).toEqual(['web'])
  })
})

describe('a publish function', () => {
  it.each(manifests)('of $id sends to its own lane only', ({ id }) => {
    const queues = rights.filter(
      ({ role, action }) => role === `publish${plain(id)}` && action === 'sqs:SendMessage',
    )
    expect(queues.map(({ resource }) => resource)).toEqual([
      expect.stringContaining(`"lane${plain(id)}Queue`),
    ])
  })
})

describe('secrets', () => {
  const reads = rights.filter(({ action }) => action.startsWith('secretsmanager:'))

  it('are read by the one lane they belong to, and by who answers questions about connections', () => {
    const consulting = reads.filter(({ role }) => role === 'consultmarketplace')
    expect(consulting.map(({ resource }) => /connections\/([\w-]+)-\?/.exec(resource)?.[1])).toEqual(
      manifests.map(({ id }) => id),
    )
    const lanes = reads.filter(({ role }) => role.startsWith('publish'))
    expect(lanes.map(({ role }) => role)).toEqual(manifests.map(({ id }) => `publish${plain(id)}`))
    for (const { id } of manifests) {
      const read = lanes.find(({ role }) => role === `publish${plain(id)}`)
      expect(read?.resource).toContain(`:secret:ocop/dev/connections/${id}-??????`)
    }
  })

  it('are read by who reads hints where a marketplace sends some', () => {
    const hinting = manifests.filter(({ capabilities }) => capabilities.hints)
    const own = reads.filter(({ role }) => role === 'checkhint').map(({ resource }) => resource)
    expect(own).toHaveLength(hinting.length)
    for (const { id } of hinting) expect(own.join()).toContain(`:secret:ocop/dev/connections/${id}-??????`)
  })

  it('of a marketplace are read by nobody else; the pages read what makes the addresses for hints', () => {
    const known = /^(publish\w+|checkhint|handover|consultmarketplace)$/
    const others = reads.filter(({ role }) => !known.test(role))
    expect(others.map(({ role }) => role)).toEqual(['web'])
    expect(others[0]?.resource).toContain(':secret:ocop/dev/hook-key-??????')
  })

  it('are read by the hand-over where a marketplace has no documented API', () => {
    const read = reads.filter(({ role }) => role === 'handover').map(({ resource }) => resource)
    const wanted = manifests.filter(({ mode }) => mode === 'partner-api')
    expect(read).toHaveLength(wanted.length)
    for (const { id } of wanted) expect(read.join()).toContain(`:secret:ocop/dev/connections/${id}-??????`)
  })
})

it('questions about connections are asked by web alone', () => {
  const callers = rights.filter(
    ({ action, resource }) => action === 'lambda:InvokeFunction' && resource.includes('consultmarketplace'),
  )
  expect(callers.map(({ role }) => role)).toEqual(['web'])
})

it('mail is sent by digest and hand-over alone, and as one sender', () => {
  expect(new Set(rights.filter(({ action }) => action.startsWith('ses:')).map(({ role }) => role))).toEqual(
    new Set(['digest', 'handover']),
  )
})
