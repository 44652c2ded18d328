import * as z from 'zod'
import { Paper } from '../../../shared/domain/paper.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { addPaper } from '../acts/add-paper.ts'
import { PaperStatement } from '../acts/paper-statement.ts'
import { listPapers, type ShownPaper, shown } from '../acts/papers.ts'
import { removePaper } from '../acts/remove-paper.ts'
import { done } from '../trouble.ts'
import { none, type Route, route } from './route.ts'
import { TenantQuery } from './schemas.ts'

const PaperView = Paper.omit({ file: true })
  .extend({
    file: Paper.shape.file.omit({ sha256: true }),
    expired: z.boolean().meta({ description: 'It is not shown to marketplaces any more.' }),
    url: z.string().meta({ description: 'The file, as marketplaces are shown it.' }),
  })
  .meta({ id: 'Paper', description: '`skus` empty: for all products of the account.' })

function view({ file, ...paper }: ShownPaper): z.input<typeof PaperView> {
  const { name, type, size } = file
  return { ...paper, file: { name, type, size } }
}

/** Forms have no arrays: the field is there once for each code. */
const NewPaper = PaperStatement.extend({
  tenant: z.string().optional(),
  file: z.file().meta({ description: 'A photo (JPEG, PNG, HEIC, WebP) or a PDF, 5 MB at most.' }),
  issuedOn: PaperStatement.shape.issuedOn.meta({ description: 'As people write days: `05/09/2026`.' }),
  skus: z
    .union([z.array(z.string()), z.string().transform((sku) => [sku])])
    .pipe(Paper.shape.skus)
    .default([])
    .meta({ description: 'Once for each product that it is for; absent: for all of the account.' }),
})

const list = route({
  method: 'get',
  path: '/api/papers',
  tag: 'papers',
  summary: 'The papers of an account; staff name it',
  who: 'everybody',
  params: none,
  query: TenantQuery,
  body: none,
  answer: {
    statuses: [200],
    description: 'In the order they were added',
    schema: z.object({ papers: z.array(PaperView) }),
  },
  troubles: [403, 404],
  async handle({ deps, session, query }) {
    const papers = await listPapers(deps, session, query.tenant)
    return papers.ok ? done({ status: 200, body: { papers: papers.value.map(view) } }) : papers
  },
})

const add = route({
  method: 'post',
  path: '/api/papers',
  upload: true,
  tag: 'papers',
  summary: 'Add a paper; every marketplace that wants papers is shown it',
  who: 'everybody',
  params: none,
  query: none,
  body: NewPaper,
  form: true,
  fieldProblems: { file: problems.paperFileMissing, skus: problems.paperProducts },
  answer: { statuses: [201], description: 'The paper, also when it was sent before', schema: PaperView },
  troubles: [400, 403, 404, 409, 413],
  async handle({ deps, session, body: { tenant, file, ...statement } }) {
    const paper = await addPaper(deps, session, { tenant, statement, file })
    return paper.ok ? done({ status: 201, body: view(shown(deps, paper.value)) }) : paper
  },
})

const remove = route({
  method: 'delete',
  path: '/api/papers/{id}',
  tag: 'papers',
  summary: 'Remove a paper and its file',
  who: 'everybody',
  params: z.object({ id: z.string() }),
  query: TenantQuery,
  body: none,
  answer: { statuses: [200], description: 'It is gone', schema: z.object({ id: z.string() }) },
  troubles: [403, 404],
  async handle({ deps, session, params, query }) {
    const removed = await removePaper(deps, session, { tenant: query.tenant, id: params.id })
    return removed.ok ? done({ status: 200, body: removed.value }) : removed
  },
})

export const paperRoutes: readonly Route[] = [list, add, remove]
