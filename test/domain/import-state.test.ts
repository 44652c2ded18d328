import { describe, expect, test } from 'vitest'
import { ImportId } from '../../shared/domain/ids.ts'
import { type Import, ImportState, importState, pageCount, pageSize } from '../../shared/domain/import.ts'
import { tenant, ulidOf } from './examples.ts'

const rows = pageSize * 2 + 1
const counts = { rows, accepted: rows, needsFix: 0, skipped: 0 }
const base: Import = {
  request: {
    tenant,
    importId: ImportId.parse(ulidOf(1)),
    filename: 'bang.xlsx',
    size: 10,
    uploadedBy: 'htx',
    manyProducers: false,
    communes: [],
    createdAt: 0,
    rereadOf: null,
  },
  reading: null,
  failure: null,
  drafted: [],
  confirmation: null,
  declared: [],
  settlement: null,
  undo: null,
  undone: [],
}
const reading: Import['reading'] = {
  counts,
  droppedColumns: [],
  unknownColumns: [],
  columns: [],
  held: 0,
  fileHash: 'a'.repeat(64),
  readAt: 1,
}
const failure: Import['failure'] = { code: 'file.no-header', message: '…', failedAt: 2, columns: [] }
const confirmation: Import['confirmation'] = { marketplaces: ['sendo'], confirmedBy: 'htx', confirmedAt: 3 }
const settlement: Import['settlement'] = { settledAt: 4, mail: 'sent' }

const pages = [[], [0], [2, 0], [0, 1, 2]]
const both = [false, true]

/** Every combination of facets, whether it can come about or not. */
const combinations = both.flatMap((uploaded) =>
  both.flatMap((isRead) =>
    both.flatMap((isFailed) =>
      pages.flatMap((drafted) =>
        both.flatMap((isConfirmed) =>
          pages.flatMap((declared) =>
            both.map((isSettled) => ({
              uploaded,
              of: {
                ...base,
                reading: isRead ? reading : null,
                failure: isFailed ? failure : null,
                drafted,
                confirmation: isConfirmed ? confirmation : null,
                declared,
                settlement: isSettled ? settlement : null,
              } satisfies Import,
            })),
          ),
        ),
      ),
    ),
  ),
)

/** The same in other words: the first thing that is missing names the state; a failure says that it will stay missing. */
function expected({ of, uploaded }: (typeof combinations)[number]): ImportState {
  const missing: [boolean, ImportState][] = [
    [!uploaded && !of.reading, 'awaiting-upload'],
    [of.reading === null || of.drafted.length < 3, 'reading'],
    [of.confirmation === null, 'ready'],
    [of.declared.length < 3, 'declaring'],
    [of.settlement === null, 'publishing'],
  ]
  const state = missing.find(([isMissing]) => isMissing)?.[1] ?? 'settled'
  const isOurWork = ['awaiting-upload', 'reading', 'declaring'].includes(state)
  return of.failure && isOurWork ? 'failed' : state
}

describe('the state of an import', () => {
  test('follows from its facets, in every combination', () => {
    expect(combinations).toHaveLength(512)
    for (const one of combinations)
      expect(importState(one.of, one.uploaded), JSON.stringify(one)).toBe(expected(one))
  })

  test('can be each of the states', () => {
    const seen = combinations.map(({ of, uploaded }) => importState(of, uploaded))
    expect(new Set(seen)).toEqual(new Set(ImportState.options))
  })

  test('of a sheet without rows does not wait for pages', () => {
    const empty: Import = { ...base, reading: { ...reading, counts: { ...counts, rows: 0, accepted: 0 } } }
    expect(importState(empty, true)).toBe('ready')
    expect(importState({ ...empty, confirmation }, true)).toBe('publishing')
    expect(importState({ ...empty, confirmation, settlement }, true)).toBe('settled')
  })
})

test.each([
  [0, 0],
  [1, 1],
  [pageSize, 1],
  [pageSize + 1, 2],
])('%i rows are %i pages', (some, count) => {
  expect(pageCount(some)).toBe(count)
})
