import { expect, test } from 'vitest'
import { openStores } from '../stores/open-stores.ts'
import { deskWorld } from './hand-over-world.ts'
import { handedProduct } from './packaged.ts'
import { readCells } from './read-cells.ts'

const open = openStores()
const megabyte = 1_000_000
const hash = (mark: string) => mark.repeat(64)
const picture = (mark: string) => ({
  ...{ sha256: hash(mark), type: 'image/jpeg' as const, url: `https://pictures.example/${hash(mark)}` },
})

/** One desk whose products have pictures of these sizes in bytes, one each; the packages that come of it. */
async function packed(shop: string, sizes: Record<string, number>) {
  const here = deskWorld(open(), shop, { timeOfDay: '00:00' })
  for (const [mark, size] of Object.entries(sizes)) {
    here.pictures[hash(mark)] = new Uint8Array(size)
    await here.wish(handedProduct(`htxvidu-${mark}`, { images: [picture(mark)] }))
  }
  await here.run()
  const [of] = await here.packages()
  const zip = here.files.kept.get(`${of?.id}/package.zip`) ?? new Uint8Array()
  return { here, id: of?.id ?? '', zip: Buffer.from(zip) }
}

test('a package that no mail may carry goes as a link, its workbook with the mail', async () => {
  const { here, id } = await packed('large', { a: 8 * megabyte })
  const [mail] = here.mails
  expect(mail?.attachments?.map(({ filename }) => filename)).toEqual([`ban-giao-${id}.xlsx`])
  expect(mail?.text).toContain('ảnh và giấy tờ xin tải ở liên kết')
})

test('a package that a mail may carry just so is attached', async () => {
  const { here } = await packed('fitting', { a: 6.9 * megabyte })
  expect(here.mails[0]?.attachments).toHaveLength(2)
})

test('pictures beyond what one package may hold are named by their address, and smaller ones still go in', async () => {
  const { here, id, zip } = await packed('huge', { a: 70 * megabyte, b: 60 * megabyte, c: megabyte })
  expect(zip.length).toBeLessThan(100 * megabyte)
  const cells = await readCells(here.files.kept.get(`${id}/workbook.xlsx`) ?? new Uint8Array())
  expect(cells.get('htxvidu-a')?.Ảnh).toBe('anh/htxvidu-a/1.jpg')
  expect(cells.get('htxvidu-b')?.Ảnh).toBe(picture('b').url)
  expect(cells.get('htxvidu-c')?.Ảnh).toBe('anh/htxvidu-c/1.jpg')
  expect(zip.includes('anh/htxvidu-a/1.jpg')).toBe(true)
  expect(zip.includes('anh/htxvidu-b/1.jpg')).toBe(false)
})

test('a picture that is not there any more is named by its address', async () => {
  const here = deskWorld(open(), 'gone', { timeOfDay: '00:00' })
  await here.wish(handedProduct('htxvidu-a', { images: [picture('a')] }))
  await here.run()
  const [of] = await here.packages()
  const cells = await readCells(here.files.kept.get(`${of?.id}/workbook.xlsx`) ?? new Uint8Array())
  expect(cells.get('htxvidu-a')?.Ảnh).toBe(picture('a').url)
})
