// Writes a paper of an account and its file.

import { createHash } from 'node:crypto'
import { mostPapers, type Paper } from '../../../shared/domain/paper.ts'
import { paperFileKind, paperMaxBytes, pdfTrouble } from '../../../shared/domain/paper-file.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { fileName } from '../file-name.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { type PaperStatement, type Said, understand } from './paper-statement.ts'
import { recordPapers } from './record-papers.ts'
import { namedTenant } from './tenant-in-reach.ts'

export type PaperAsk = { tenant: string | undefined; statement: PaperStatement; file: File }

/** How large the file of a paper may be here, bytes. */
export const paperLimit = ({ limits }: Pick<WebDeps, 'limits'>): number =>
  Math.min(paperMaxBytes, limits.formMaxBytes)

/** The same paper sent twice is one. */
export async function addPaper(
  deps: WebDeps,
  session: Session,
  { tenant: asked, statement, file }: PaperAsk,
): Promise<Outcome<Paper>> {
  const tenant = await namedTenant(deps, session, asked)
  if (!tenant.ok) return tenant
  if (file.size === 0) return refuse(422, problems.paperFileMissing(), 'file')
  if (file.size > paperLimit(deps)) return refuse(413, problems.paperTooLarge(paperLimit(deps)), 'file')
  const said = await understand(deps, tenant.value, statement)
  if (!said.ok) return said
  const papers = await deps.stores.papers.list(tenant.value)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const twin = papers.find((one) => isSame(one, said.value, bytes))
  if (twin) return done(twin)
  if (papers.length >= mostPapers) return refuse(409, problems.paperTooMany(mostPapers))
  const id = deps.clock.id()
  const stored = await storeFile(deps, id, { name: fileName(file, 200), bytes })
  if (!stored.ok) return stored
  const about = { id, addedBy: session.user, addedAt: deps.clock.now() }
  const paper: Paper = { ...said.value, ...about, file: stored.value }
  const change = { tenant: tenant.value, id, act: 'paper.add' } as const
  await recordPapers(deps, session, change, () => deps.stores.papers.put(tenant.value, paper))
  return done(paper)
}

/** The id is part of it, so that the address of a file says nothing of what is in it. */
const hashOf = (id: string, bytes: Uint8Array): string =>
  createHash('sha256').update(`${id}\n`).update(bytes).digest('hex')

function isSame(paper: Paper, said: Said, bytes: Uint8Array): boolean {
  const { kind, number, issuedOn, expiresOn, skus } = paper
  const isSaid = JSON.stringify({ kind, number, issuedOn, expiresOn, skus }) === JSON.stringify(said)
  return isSaid && paper.file.sha256 === hashOf(paper.id, bytes)
}

/** Photos are made like pictures, which takes away where and with what they were taken; a PDF stays as it is. */
async function storeFile(
  deps: WebDeps,
  id: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<Outcome<Paper['file']>> {
  const sha256 = hashOf(id, bytes)
  const about = { name, sha256, size: bytes.length }
  const kind = paperFileKind(bytes)
  if (kind === null) return refuse(422, problems.paperUnreadable(), 'file')
  if (kind === 'photo') {
    const photo = await deps.paperPhotos({ sha256, bytes })
    if (photo.ok) return done({ ...about, type: 'image/jpeg' })
    const text = photo.why === 'unreachable' ? problems.paperPhotoFailed() : problems.paperUnreadable()
    return refuse(422, text, 'file')
  }
  const trouble = pdfTrouble(bytes)
  if (trouble !== null) return refuse(422, pdfProblems[trouble](), 'file')
  await deps.files.putPaper(sha256, bytes)
  return done({ ...about, type: 'application/pdf' })
}

const pdfProblems = {
  incomplete: problems.paperUnreadable,
  locked: problems.paperLocked,
  active: problems.paperActive,
}
