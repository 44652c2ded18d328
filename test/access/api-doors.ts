import { madePdf } from '../papers/made-pdf.ts'
import { type Answered, type Ask, type Door, door, open, reach, staff } from './door.ts'
import { communes } from './people.ts'

/** An import is looked for in one account only: for others it is not there, whatever they name. */
const ofImport = (ok: Answered) => reach(401, ok, [404, 404, 404, 404])
/** Without a name it is about one’s own account. */
const ofAccount = (ok: Answered) => reach(401, ok, [ok, 403, ok, 403])
/** Staff have to name the account. */
const ofListing = (ok: Answered) => reach(401, ok, [404, 403, 422, 403])

const importPath = ({ scene, named }: Ask, more = '') => `/api/imports/${scene.importId}${more}${named}`
const listingPath = ({ named }: Ask, more = '') => `/api/listings/MK1${more}${named}`

const imports: Door[] = [
  door('POST /api/imports', ofAccount(201), ({ tenant }) => ({
    path: '/api/imports',
    json: { filename: 'a.csv', size: 10, tenant },
  })),
  door('GET /api/imports', ofAccount(200), ({ named }) => ({ path: `/api/imports${named}` })),
  door('GET /api/imports/:id', ofImport(200), (ask) => ({ path: importPath(ask) })),
  door('GET /api/imports/:id/rows', ofImport(200), (ask) => ({ path: importPath(ask, '/rows') })),
  door('GET /api/imports/:id/preview', ofImport(200), (ask) => ({ path: importPath(ask, '/preview') })),
  door('GET /api/imports/:id/workbook', ofImport(200), (ask) => ({ path: importPath(ask, '/workbook') })),
  door('POST /api/imports/:id/confirm', ofImport(202), (ask) => ({
    path: importPath(ask, '/confirm'),
    json: {},
  })),
  door('POST /api/imports/:id/columns', ofImport(201), (ask) => ({
    path: importPath(ask, '/columns'),
    json: { columns: [{ heading: 'Đếm được', field: 'ignored' }] },
  })),
  door('GET /api/imports/:id/undo', ofImport(200), (ask) => ({ path: importPath(ask, '/undo') })),
  door('POST /api/imports/:id/undo', ofImport(409), (ask) => ({ path: importPath(ask, '/undo'), json: {} })),
  door('POST /api/imports/:id/clearances', staff(401, 201, [404, 404], 201, 201), (ask) => ({
    path: importPath(ask, '/clearances'),
    json: { rows: [{ sheet: ask.scene.heldLine.sheet, line: ask.scene.heldLine.line }] },
  })),
  door('GET /api/template', ofAccount(200), ({ named }) => ({ path: `/api/template${named}` })),
]

const listings: Door[] = [
  door('GET /api/listings', ofAccount(200), ({ named }) => ({ path: `/api/listings${named}` })),
  door('GET /api/listings/:sku', ofListing(200), (ask) => ({ path: listingPath(ask) })),
  door('GET /api/listings/:sku/preview', ofListing(200), (ask) => ({ path: listingPath(ask, '/preview') })),
  door('PATCH /api/listings/:sku', ofListing(202), (ask) => ({ path: listingPath(ask), json: { stock: 7 } })),
  door('POST /api/listings/:sku/actions', ofListing(202), (ask) => ({
    path: listingPath(ask, '/actions'),
    json: { action: 'retry', marketplaces: ['shop-vnexpress'] },
  })),
]

const account: Door[] = [
  door('GET /api/preferences', ofAccount(200), ({ named }) => ({ path: `/api/preferences${named}` })),
  door('PUT /api/preferences', ofAccount(200), ({ named }) => ({
    path: `/api/preferences${named}`,
    json: { drift: 'usual' },
  })),
  door('GET /api/papers', reach(401, 200, [200, 403, 422, 403]), ({ named }) => ({
    path: `/api/papers${named}`,
  })),
  door('POST /api/papers', reach(401, 201, [201, 403, 422, 403]), ({ tenant }) => ({
    path: '/api/papers',
    form: { kind: 'other', ...(tenant && { tenant }), file: new File([madePdf('% door')], 'a.pdf') },
  })),
  door('DELETE /api/papers/:id', ofListing(200), async ({ scene, named }) => ({
    path: `/api/papers/${await scene.newPaper()}${named}`,
  })),
]

const marketplaces: Door[] = [
  door('GET /api/connections', [401, ...open(200).slice(1)], () => ({ path: '/api/connections' })),
  door('GET /api/marketplaces/:id/categories', staff(401, 200, [200, 200], 200, 200), () => ({
    path: '/api/marketplaces/voso/categories',
  })),
  door('PUT /api/marketplaces/:id/categories', staff(401, 403, [403, 403], 200, 200), async ({ scene }) => ({
    path: '/api/marketplaces/voso/categories',
    json: { revision: await scene.categoryRevision(), rules: [] },
  })),
]

const office: Door[] = [
  door('POST /api/bulk', staff(401, 200, [403, 403], 200, 200), () => ({
    path: '/api/bulk',
    json: { scope: { commune: communes.here }, action: 'publish', dryRun: true },
  })),
  door('GET /api/bulk/:id', staff(401, 200, [404, 404], 404, 200), ({ scene }) => ({
    path: `/api/bulk/${scene.jobId}`,
  })),
  door('POST /api/bulk/:id/cancel', staff(401, 200, [404, 404], 404, 200), ({ scene }) => ({
    path: `/api/bulk/${scene.jobId}/cancel`,
  })),
  door('GET /api/dead-letters', staff(401, 200, [200, 200], 200, 200), () => ({ path: '/api/dead-letters' })),
  door('POST /api/dead-letters/redrive', staff(401, 202, [202, 202], 202, 202), () => ({
    path: '/api/dead-letters/redrive',
    json: { all: true },
  })),
  door('GET /api/hand-overs', staff(401, 403, [403, 403], 200, 200), () => ({ path: '/api/hand-overs' })),
  ...['', '/package', '/workbook'].map((part) =>
    door(`GET /api/hand-overs/:id${part}`, staff(401, 403, [403, 403], 200, 200), ({ scene }) => ({
      path: `/api/hand-overs/${scene.packageId}${part}`,
    })),
  ),
  door('POST /api/hand-overs/:id/return', staff(401, 403, [403, 403], 200, 200), ({ scene }) => ({
    path: `/api/hand-overs/${scene.packageId}/return`,
    form: { file: new File([scene.workbook], 'tra-lai.xlsx') },
  })),
]

const aboutItself: Door[] = [
  door('GET /healthz', open(200), () => ({ path: '/healthz' })),
  door('GET /openapi.json', open(200), () => ({ path: '/openapi.json' })),
  door('POST /hooks/:marketplace/:key', open(401), ({ scene }) => ({ path: scene.hook, json: {} })),
  door('ALL /hooks/:marketplace/:key', open(405), ({ scene }) => ({ path: scene.hook })),
]

export const apiDoors: readonly Door[] = [
  ...imports,
  ...listings,
  ...account,
  ...marketplaces,
  ...office,
  ...aboutItself,
]
