import { madePdf } from '../papers/made-pdf.ts'
import { type Answered, type Ask, type Door, door, open, reach, staff } from './door.ts'
import { communes } from './people.ts'

const ofImport = (ok: Answered) => reach('login', ok, [404, 404, 404, 404])
const ofAccount = (ok: Answered) => reach('login', ok, [ok, 403, ok, 403])
const ofListing = (ok: Answered) => reach('login', ok, [404, 403, 422, 403])
const ofStaff = (ok: Answered, elsewhere: Answered = ok) => staff('login', ok, [elsewhere, elsewhere], ok, ok)
const ofProvince = (ok: Answered) => staff('login', 403, [403, 403], ok, ok)
/** A job is its office’s; the officer of the province has another. */
const ofJob = (ok: Answered) => staff('login', ok, [404, 404], 404, ok)

const importPath = ({ scene, named }: Ask, more = '') => `/imports/${scene.importId}${more}${named}`

const reading: Door[] = [
  door('GET /', ofAccount(200), ({ named }) => ({ path: `/${named}` })),
  ...['', '/columns', '/preview', '/workbook'].map((part) =>
    door(`GET /imports/:id${part}`, ofImport(200), (ask) => ({ path: importPath(ask, part) })),
  ),
  door('GET /imports/:id/undo', ofImport(200), (ask) => ({ path: importPath(ask, '/undo') })),
  door('GET /imports/:id/clearances', staff('login', 200, [404, 404], 200, 200), (ask) => ({
    path: importPath(ask, '/clearances'),
  })),
  door('GET /template', ofAccount(200), ({ named }) => ({ path: `/template${named}` })),
  door('GET /listings', ofAccount(200), ({ named }) => ({ path: `/listings${named}` })),
  door('GET /listings/:sku', ofListing(200), ({ named }) => ({ path: `/listings/MK1${named}` })),
  door('GET /papers', reach('login', 200, [200, 403, 422, 403]), ({ named }) => ({
    path: `/papers${named}`,
  })),
  door('GET /consent', reach('login', 200, [200, 403, 422, 403]), ({ named }) => ({
    path: `/consent${named}`,
  })),
  door('GET /sellers', ofStaff(200), () => ({ path: '/sellers' })),
  door('GET /connections', ['login', ...open(200).slice(1)], () => ({ path: '/connections' })),
  door('GET /marketplaces/:id/categories', ofStaff(200), () => ({ path: '/marketplaces/voso/categories' })),
  door('GET /bulk', ofStaff(200), () => ({ path: '/bulk' })),
  door('GET /bulk/:id', ofJob(200), ({ scene }) => ({ path: `/bulk/${scene.jobId}` })),
  door('GET /dead-letters', ofStaff(200), () => ({ path: '/dead-letters' })),
  door('GET /hand-overs', ofProvince(200), () => ({ path: '/hand-overs' })),
  ...['', '/package', '/workbook'].map((part) =>
    door(`GET /hand-overs/:id${part}`, ofProvince(200), ({ scene }) => ({
      path: `/hand-overs/${scene.packageId}${part}`,
    })),
  ),
  door('GET /hand-overs/:id/package', open(200), ({ scene }) => ({
    path: `/hand-overs/${scene.packageId}/package?key=${scene.packageKey}`,
  })),
]

const acting: Door[] = [
  door('POST /imports', ofAccount(303), ({ tenant }) => ({
    path: '/imports',
    form: { ...(tenant && { tenant }), file: new File(['Tên sản phẩm,Giá bán\nA,1000'], 'a.csv') },
  })),
  door('POST /imports/:id/confirm', ofImport(303), (ask) => ({
    path: importPath(ask, '/confirm'),
    form: { marketplaces: 'shop-vnexpress' },
  })),
  door('POST /imports/:id/columns', ofImport(303), (ask) => ({
    path: importPath(ask, '/columns'),
    form: { 'column-5': 'ignored' },
  })),
  door('POST /imports/:id/undo', ofImport(409), (ask) => ({ path: importPath(ask, '/undo'), form: {} })),
  door('POST /imports/:id/clearances', staff('login', 303, [404, 404], 303, 303), (ask) => ({
    path: importPath(ask, '/clearances'),
    form: { rows: String(ask.scene.heldLine.ordinal) },
  })),
  door('POST /listings/:sku', ofListing(303), ({ named }) => ({
    path: `/listings/MK1${named}`,
    form: { action: 'retry', marketplace: 'shop-vnexpress' },
  })),
  door('POST /papers', reach('login', 303, [303, 403, 422, 403]), ({ named }) => ({
    path: `/papers${named}`,
    form: { kind: 'other', scope: 'all', file: new File([madePdf('% page door')], 'b.pdf') },
  })),
  door('POST /consent', staff('login', 303, [422, 403], 303, 303), ({ named }) => ({
    path: `/consent${named}`,
    form: { saidBy: 'Ai đó Ví Dụ', how: 'phone', saidOn: '01/02/2024' },
  })),
  door('POST /papers/:id/remove', ofListing(303), async ({ scene, named }) => ({
    path: `/papers/${await scene.newPaper()}/remove${named}`,
    form: {},
  })),
  door('POST /marketplaces/:id/categories', ofProvince(303), async ({ scene }) => ({
    path: '/marketplaces/voso/categories',
    form: {
      ...{ revision: String(await scene.categoryRevision()), act: 'add' },
      ...{ words: 'măng', category: 'VD-1' },
    },
  })),
  door('POST /bulk', ofStaff(303, 403), () => ({
    path: '/bulk',
    form: { communes: communes.here, marketplaces: 'postmart' },
  })),
  door('POST /bulk/:id/cancel', ofJob(303), ({ scene }) => ({
    path: `/bulk/${scene.jobId}/cancel`,
    form: {},
  })),
  door('POST /dead-letters/redrive', ofStaff(303), () => ({
    path: '/dead-letters/redrive',
    form: { all: 'yes' },
  })),
  door('POST /hand-overs/:id/return', ofProvince(200), ({ scene }) => ({
    path: `/hand-overs/${scene.packageId}/return`,
    form: { file: new File([scene.workbook], 'tra-lai.xlsx') },
  })),
]

const signing: Door[] = [
  door('GET /style.css', open(200), () => ({ path: '/style.css' })),
  door('GET /login', open(200), () => ({ path: '/login' })),
  door('POST /login', open(303), () => ({ path: '/login', form: { user: 'htx' } })),
  door('POST /logout', open('login'), () => ({ path: '/logout', form: {}, ends: true })),
]

export const pageDoors: readonly Door[] = [...signing, ...reading, ...acting]
