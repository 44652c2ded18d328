import type { Task } from '../../shared/domain/hand-over/item.ts'
import type { PackageLine } from '../../shared/domain/hand-over/package.ts'
import type { HandOverProduct } from '../../shared/domain/hand-over/product.ts'
import type { HandOverRow } from '../../shared/sheet/hand-over/hand-over-book.ts'

export const packageHead = { id: '2026-11-27-vidu-001', day: '2026-11-27', marketplace: 'Sàn Ví Dụ' }

/** An invented product as a desk is told of it. */
export function handedProduct(key: string, more: Partial<HandOverProduct> = {}): HandOverProduct {
  return {
    key,
    tenant: 'htxvidu',
    sku: key.replace(/^htxvidu-/, ''),
    name: `Mật ong Ví Dụ ${key}`,
    description: 'Mật ong của đàn ong trên núi.\nBảo quản nơi khô ráo.',
    price: 250_000,
    unit: 'chai',
    stock: 40,
    onSale: true,
    group: 4,
    netValue: 500,
    netUnit: 'ml',
    category: null,
    ocopStars: 4,
    ocopDecision: '12/QĐ-VD',
    ocopExpiresOn: '2028-08-06',
    producer: 'Hợp tác xã Ví Dụ',
    place: 'Xã Mèo Vạc, Tuyên Quang',
    gtin: null,
    images: [],
    papers: [],
    ...more,
  }
}

const tasks: [string, Task][] = [
  ['htxvidu-MO1', 'new'],
  ['htxvidu-MO2', 'new'],
  ['htxvidu-CHE-XANH/1', 'new'],
  ['htxvidu-001', 'change'],
  ['hokinhdoanh1-GAO', 'hide'],
  ['hokinhdoanh1-NGO', 'show'],
  ['hokinhdoanh1-MANG', 'remove'],
  ['hokinhdoanh1-RUOU', 'new'],
]

/** The products of one invented package, and its lines. */
export const packagedRows: HandOverRow[] = tasks.map(([key, task]) => ({
  task,
  product: handedProduct(key),
  changes: task === 'change' ? ['price'] : [],
  left: new Set(),
}))
export const packagedLines: PackageLine[] = packagedRows.map(({ task, product }) => ({
  key: product.key,
  number: 1,
  task,
  name: product.name,
  answer: null,
}))
