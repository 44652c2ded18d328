import { type Door, door, open } from './door.ts'

/** What exists only on a developer’s machine and asks nobody who they are. */
export const localDoors: readonly Door[] = [
  door('GET /local/users', open(200), () => ({ path: '/local/users' })),
  door('POST /local/token', open(200), () => ({ path: '/local/token', json: { user: 'htx' } })),
  door('GET /local/mail', open(200), () => ({ path: '/local/mail' })),
  door('GET /local/mail/attachments/:file', open(404), () => ({ path: '/local/mail/attachments/none' })),
  door('PUT /local/uploads/*', open(403), ({ scene }) => ({
    path: `/local/uploads/sheets/htxvidu/${scene.importId}?size=1&expires=9999999999999&signature=00`,
    body: 'x',
  })),
  door('GET /pictures/:sha256', open(404), () => ({ path: `/pictures/${'0'.repeat(64)}` })),
  door('GET /papers/:sha256', open(200), ({ scene }) => ({ path: scene.paperFile })),
  door('GET /local/marketplaces/:id/products', open(200), () => ({
    path: '/local/marketplaces/voso/products',
  })),
  door('POST /local/marketplaces/:id/products/:product', open(404), () => ({
    path: '/local/marketplaces/voso/products/none',
    json: { price: 1000 },
  })),
  door('POST /local/marketplaces/:id/mode', open(200), () => ({
    path: '/local/marketplaces/shop-vnexpress/mode',
    json: { mode: 'hand-over' },
  })),
  door('POST /local/marketplaces/:id/faults', open(200), () => ({
    path: '/local/marketplaces/voso/faults',
    json: [],
  })),
  door('POST /local/queues/empty', open(200), () => ({ path: '/local/queues/empty', json: {} })),
  door('POST /local/queues/give-up', open(422), () => ({ path: '/local/queues/give-up', json: {} })),
  door('POST /local/backup', open(403), () => ({ path: '/local/backup', json: {} })),
]
