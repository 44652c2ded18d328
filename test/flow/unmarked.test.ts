import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { ImportId } from '../../shared/domain/ids.ts'
import { samplesFolder } from '../api-client.ts'
import { plainDelivery } from './step-queues.ts'
import { cooperative, idOf, importIs, until, upload } from './step-story.ts'
import { startWorld } from './step-world.ts'

vi.mock('../../shared/sheet/marked/return-sheet.ts', () => ({
  returnSheet: () => Promise.reject(new Error('a fault in marking')),
}))

test('a workbook that cannot be marked holds back no rows', async () => {
  const world = await startWorld(plainDelivery)
  try {
    const filename = '1-htx-mat-ong.xlsx'
    const bytes = await readFile(join(samplesFolder, filename))
    await upload(world, { n: 1, tenant: cooperative, filename, bytes })
    await until(world, importIs(world, cooperative, 1, 'ready'))
    const of = await world.stores.imports.get(cooperative, ImportId.parse(idOf(1)))
    expect(of?.reading?.counts).toMatchObject({ rows: 5, accepted: 4 })
  } finally {
    await world.stop()
  }
})
