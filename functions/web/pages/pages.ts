import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { paperLimit } from '../acts/add-paper.ts'
import type { WebDeps } from '../deps.ts'
import { troubleOf } from '../trouble.ts'
import { takeTurn } from '../turns.ts'
import { bulkStartAct, bulkStartPage } from './bulk-page.ts'
import { categoriesAct, categoriesDetailPage } from './categories-page.ts'
import { clearanceAct, clearanceDetailPage } from './clearance-page.ts'
import { columnsAct, columnsDetailPage } from './columns-page.ts'
import { confirmAct } from './confirm.ts'
import { connectionsListPage } from './connections-page.ts'
import { consentAct, consentDetailPage } from './consent-page.ts'
import { deadLettersPage, redriveAct } from './dead-letters-page.ts'
import { templateDownload, workbookDownload } from './downloads.ts'
import { handOverByKey, handOverPackage, handOverWorkbook } from './hand-over-files.ts'
import { handOverDetailPage, handOverReturnAct } from './hand-over-page.ts'
import { handOversListPage } from './hand-overs-page.ts'
import { importDetailPage } from './import-page.ts'
import { jobCancelAct, jobDetailPage } from './job-page.ts'
import { listingAct } from './listing-form.ts'
import { listingDetailPage } from './listing-page.ts'
import { listingsListPage } from './listings-page.ts'
import { overviewPage } from './overview.ts'
import { ownForms } from './own-forms.ts'
import type { PageContext, PageEnv } from './page.ts'
import { paperAddAct, paperRemoveAct } from './paper-form.ts'
import { papersListPage } from './papers-page.ts'
import { previewDetailPage } from './preview-page.ts'
import { sellersListPage } from './sellers-page.ts'
import { signedIn, signInAct, signInPage, signOutAct } from './sign-in.ts'
import { css } from './style.ts'
import { troublePage } from './trouble-page.ts'
import { undoAct, undoDetailPage } from './undo-page.ts'
import { uploadAct } from './upload.ts'

type PageAct = (deps: WebDeps, c: PageContext) => Response | Promise<Response>

const reading: Record<string, PageAct> = {
  '/': overviewPage,
  '/imports/:id': importDetailPage,
  '/imports/:id/columns': columnsDetailPage,
  '/imports/:id/clearances': clearanceDetailPage,
  '/imports/:id/preview': previewDetailPage,
  '/imports/:id/undo': undoDetailPage,
  '/imports/:id/workbook': workbookDownload,
  '/template': templateDownload,
  '/listings': listingsListPage,
  '/listings/:sku{.+}': listingDetailPage,
  '/papers': papersListPage,
  '/consent': consentDetailPage,
  '/sellers': sellersListPage,
  '/connections': connectionsListPage,
  '/marketplaces/:id/categories': categoriesDetailPage,
  '/bulk': bulkStartPage,
  '/bulk/:id': jobDetailPage,
  '/dead-letters': deadLettersPage,
  '/hand-overs': handOversListPage,
  '/hand-overs/:id': handOverDetailPage,
  '/hand-overs/:id/workbook': handOverWorkbook,
}

const acting: Record<string, PageAct> = {
  '/imports': uploadAct,
  '/imports/:id/confirm': confirmAct,
  '/imports/:id/columns': columnsAct,
  '/imports/:id/clearances': clearanceAct,
  '/imports/:id/undo': undoAct,
  '/listings/:sku{.+}': listingAct,
  '/consent': consentAct,
  '/papers': paperAddAct,
  '/papers/:id/remove': paperRemoveAct,
  '/marketplaces/:id/categories': categoriesAct,
  '/bulk': bulkStartAct,
  '/bulk/:id/cancel': jobCancelAct,
  '/dead-letters/redrive': redriveAct,
  '/hand-overs/:id/return': handOverReturnAct,
}

/** What costs a reading of a file each time. */
const uploading = new Set([
  '/imports',
  '/imports/:id/columns',
  '/imports/:id/clearances',
  '/papers',
  '/hand-overs/:id/return',
])

function inTurn(deps: WebDeps, path: string): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const session = c.get('session')
    const turn = uploading.has(path) ? await takeTurn(deps, c, 'upload', session.user) : null
    return turn === null || turn.ok ? next() : troublePage(deps, c, session, turn.trouble)
  }
}

const formMaxBytes = 65_536
/** What a form adds around its file. */
const formAllowance = 16_384

/** The pages. Everything works without script; forms are taken from our own pages only. */
export function createPages(deps: WebDeps): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  const ours = ownForms(deps)
  const limit = limitFor(deps)
  app.get('/style.css', (c) =>
    c.body(css, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  )
  app.get('/login', (c) => signInPage(deps, c))
  app.post('/login', ours, limit, (c) => signInAct(deps, c))
  app.post('/logout', ours, limit, (c) => signOutAct(deps, c))
  // Whoever has the key of the mail is no user of ours.
  app.get('/hand-overs/:id/package', (c, next) => handOverByKey(deps, c, next))
  app.get('/hand-overs/:id/package', signedIn(deps), async (c) => handOverPackage(deps, c))
  for (const [path, act] of Object.entries(reading)) app.get(path, signedIn(deps), async (c) => act(deps, c))
  for (const [path, act] of Object.entries(acting))
    app.post(path, ours, limit, signedIn(deps), inTurn(deps, path), async (c) => act(deps, c))
  return app
}

/** Forms that carry a returned workbook. */
const takesReturn = (path: string): boolean => /^\/hand-overs\/[^/]+\/return$/.test(path)

function limitFor(deps: WebDeps) {
  const limit = deps.limits.formMaxBytes
  const upload = bodyLimit({
    maxSize: limit + formAllowance,
    onError: (c) => troublePage(deps, c, null, troubleOf(413, problems.fileTooLarge(limit))),
  })
  const mostOfPaper = paperLimit(deps)
  const paper = bodyLimit({
    maxSize: mostOfPaper + formAllowance,
    onError: (c) => troublePage(deps, c, null, troubleOf(413, problems.paperTooLarge(mostOfPaper))),
  })
  const other = bodyLimit({
    maxSize: formMaxBytes,
    onError: (c) => troublePage(deps, c, null, troubleOf(413, problems.bodyTooLarge(formMaxBytes))),
  })
  const ofPath: Record<string, typeof other> = { '/imports': upload, '/papers': paper }
  return (c: Parameters<typeof upload>[0], next: Parameters<typeof upload>[1]) =>
    (takesReturn(c.req.path) ? upload : (ofPath[c.req.path] ?? other))(c, next)
}
