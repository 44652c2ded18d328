import * as z from 'zod'
import { returnText } from '../../../shared/domain/vietnamese/hand-over-pages.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WatchedLine } from '../../../shared/steps/hand-over-lines.ts'
import {
  findHandOver,
  handOverFile,
  listHandOvers,
  returnHandOver,
  viewHandOver,
} from '../acts/hand-overs.ts'
import { workbookType } from '../file-answer.ts'
import { done } from '../trouble.ts'
import { HandOverDetail, HandOverList, HandOverReturn } from './hand-over-schemas.ts'
import { fileRoute, none, type Route, route } from './route.ts'
import { Limit } from './schemas.ts'

const Params = z.object({ id: z.string() })
const tag = 'hand-overs'

const list = route({
  method: 'get',
  path: '/api/hand-overs',
  tag,
  summary: 'Packages for desks of marketplaces, newest first',
  who: 'staff',
  params: none,
  query: z.object({ after: z.string().max(200).optional(), limit: Limit }),
  body: none,
  answer: { statuses: [200], description: 'Go on with `after` = `next`', schema: HandOverList },
  troubles: [403],
  async handle({ deps, session, query }) {
    const found = await listHandOvers(deps, session, { after: query.after ?? null, limit: query.limit })
    if (!found.ok) return found
    const { items, next } = found.value
    return done({ status: 200, body: { handOvers: items.map(viewHandOver), next } })
  },
})

const detail = route({
  method: 'get',
  path: '/api/hand-overs/{id}',
  tag,
  summary: 'One package and its products',
  who: 'staff',
  params: Params,
  query: none,
  body: none,
  answer: { statuses: [200], description: 'State, mail, and what came back', schema: HandOverDetail },
  troubles: [403, 404],
  async handle({ deps, session, params }) {
    const found = await findHandOver(deps, session, params.id)
    if (!found.ok) return found
    const { package: of, lines } = found.value
    return done({ status: 200, body: { ...viewHandOver(of), lines: lines.map(viewLine) } })
  },
})

const viewLine = ({ key, task, name, answer, isReplaced }: WatchedLine) => ({
  ...{ key, task, name, answer, isReplaced },
})

const wholePackage = fileRoute({
  path: '/api/hand-overs/{id}/package',
  tag,
  summary: 'The package: workbook, pictures and papers in a zip',
  who: 'staff',
  params: Params,
  query: none,
  answer: {
    description: 'The bytes; or 303 to an address that is good for five minutes where they are many',
    file: 'application/zip',
  },
  troubles: [403, 404],
  handle: ({ deps, session, params }) => handOverFile(deps, { session }, params.id, 'package.zip'),
})

const workbook = fileRoute({
  path: '/api/hand-overs/{id}/workbook',
  tag,
  summary: 'The workbook of a package alone',
  who: 'staff',
  params: Params,
  query: none,
  answer: { description: 'The workbook that the desk fills in', file: workbookType },
  troubles: [403, 404],
  handle: ({ deps, session, params }) => handOverFile(deps, { session }, params.id, 'workbook.xlsx'),
})

/** Forms have no types of their own: what the file is, its bytes tell. */
const ReturnedFile = z.object({
  file: z.file().meta({ description: 'The workbook as the desk sent it back: .xlsx, .ods, .xls or .csv.' }),
})

const takeBack = route({
  method: 'post',
  path: '/api/hand-overs/{id}/return',
  tag,
  summary: 'Hand in the returned workbook',
  who: 'staff',
  params: Params,
  query: none,
  body: ReturnedFile,
  form: true,
  fieldProblems: { file: problems.fileMissing },
  answer: {
    statuses: [200],
    description: 'What was taken over, and what is unclear by row; the same workbook again changes nothing',
    schema: HandOverReturn,
  },
  troubles: [400, 403, 404, 409, 413],
  async handle({ deps, session, params, body: { file } }) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const taken = await returnHandOver(deps, session, params.id, { filename: file.name.slice(-255), bytes })
    if (!taken.ok) return taken
    const { counts, issues, package: of } = taken.value.summary
    const told = issues.map(({ text, ...issue }) => ({ ...issue, message: returnText[issue.code](text) }))
    return done({ status: 200, body: { counts, issues: told, handOver: viewHandOver(of) } })
  },
})

export const handOverRoutes: readonly Route[] = [list, detail, wholePackage, workbook, takeBack]
