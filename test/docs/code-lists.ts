import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localProblems } from '../../infra/local/problems.ts'
import { deadLetterText } from '../../shared/domain/vietnamese/dead-letters.ts'
import { failureText } from '../../shared/domain/vietnamese/failures.ts'
import { fileTexts } from '../../shared/domain/vietnamese/files.ts'
import { FILE_TEXTS, ISSUE_TEXTS, type IssueFacts } from '../../shared/domain/vietnamese/issues.ts'
import { marketplaceProblem } from '../../shared/domain/vietnamese/marketplace-problems.ts'
import { problems } from '../../shared/domain/vietnamese/problems.ts'
import { producerTexts } from '../../shared/domain/vietnamese/producers.ts'
import { root } from './documents.ts'

/** A code and what is read where it shows. The same code may stand for several sentences. */
export type Entry = { code: string; text: string }

const quoted = /'([a-z]+\.[a-z][a-z-]*)'/g
const codesIn = (path: string): string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(quoted)].map((found) => found[1] ?? '')
const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`)
const distinct = (codes: string[]): string[] => [...new Set(codes)].sort()

/** What is not the same every time is shown as `…`. */
const facts: IssueFacts = { text: '…', other: '…' }
const choices = { ...facts, choices: ['…'] }
const anyLine = (text: string): string => text.replaceAll('dòng undefined', 'dòng …')

export const rowEntries: readonly Entry[] = [
  ...Object.entries(ISSUE_TEXTS).map(([code, text]) => ({
    code,
    text: anyLine([text(choices).message, text(facts).hint].filter(Boolean).join(' ')),
  })),
  ...Object.entries({
    'producer.missing': producerTexts.missing,
    'producer.same-phone': producerTexts.samePhone('…'),
    'producer.same-name': producerTexts.sameName('…'),
    'commune.outside': producerTexts.outside,
  }).map(([code, { message, hint }]) => ({ code, text: `${message} ${hint}` })),
]

/** Codes of rows that are made outside the exported list. */
export const otherRowCodes = distinct([
  ...codesIn('shared/steps/import-sellers.ts'),
  ...codesIn('shared/domain/producer.ts'),
])

const fileLimits = { megabytes: 25, lines: 50_000, tables: 100, cells: 1_500_000 }
const fileTextsByCode = [
  ...Object.entries(FILE_TEXTS).map(([code, text]): [string, string] => [code, text(fileLimits)]),
  ...codesIn('shared/domain/vietnamese/files.ts').map((code): [string, string] => [code, fileTexts(code)]),
]
/** A code that the reader and the step before it both use is one entry, and has to be one sentence. */
export const fileEntries: readonly Entry[] = [
  ...new Set(fileTextsByCode.map(([code, text]) => JSON.stringify({ code, text }))),
].map((entry): Entry => JSON.parse(entry))

/** Codes of what a marketplace cannot carry of a listing. */
export const ruleCodes = distinct(
  sourcesIn('shared/marketplaces')
    .filter((path) => /\/(word-rules|rules|attributes|complete)\.ts$/.test(path))
    .flatMap(codesIn)
    .filter((code) => !code.startsWith('marketplace.')),
)
const anyValues = ['…', '…'] as const
export const ruleTexts: readonly string[] = Object.values(marketplaceProblem).map((text) =>
  typeof text === 'string' ? text : (text as (...values: readonly unknown[]) => string)(...anyValues),
)

export const failureEntries: readonly Entry[] = distinct(codesIn('shared/domain/vietnamese/failures.ts')).map(
  (code) => ({ code, text: failureText(code) }),
)

/** Staff read these of what queues gave up on. */
export const deadLetterEntries: readonly Entry[] = distinct(codesIn('shared/domain/dead-letter.ts')).map(
  (code) => ({ code, text: deadLetterText(code) }),
)

/** Failure codes that the code uses, wherever that is. */
export const usedFailureCodes = distinct(
  [...sourcesIn('shared/marketplaces'), ...sourcesIn('shared/steps'), ...sourcesIn('shared/runtime')]
    .concat('shared/domain/plan.ts')
    .flatMap(codesIn)
    .filter((code) => /^(marketplace|connection|message)\./.test(code)),
)

type Problems = Record<string, (value: never) => { code: string; title: string }>
const titlesOf = (all: Problems): readonly Entry[] =>
  Object.values(all).map((problem) => {
    const { code, title } = problem(['…'] as never)
    return { code, text: title }
  })
export const requestEntries = titlesOf(problems)
export const localRequestEntries = titlesOf(localProblems)
