import type { Result } from '../hand-over/item.ts'

/** What the desk chooses from in the workbook. */
export const resultChoices = {
  live: 'Đang bán',
  rejected: 'Từ chối',
  hidden: 'Đã ẩn',
  removed: 'Đã gỡ',
} satisfies Record<Result, string>

/** Folded words that say the same. What is not here is asked about. */
const said: Record<Result, readonly string[]> = {
  live: [
    'dang ban',
    'da ban',
    'da dang',
    'da dang ban',
    'da dang len san',
    'da dang tin',
    'dang roi',
    'da duyet',
    'da duoc duyet',
    'dang hien',
    'da len san',
    'len san',
    'da hien',
    'da ban lai',
    'ban lai',
    'da mo ban',
    'live',
  ],
  rejected: [
    'tu choi',
    'bi tu choi',
    'khong duyet',
    'khong duoc duyet',
    'khong nhan',
    'khong dat',
    'khong dang',
    'khong dang duoc',
    'rejected',
  ],
  hidden: [
    'da an',
    'dang an',
    'tam an',
    'da tam an',
    'an',
    'da ngung ban',
    'ngung ban',
    'tam ngung ban',
    'hidden',
  ],
  removed: ['da go', 'go', 'da go bo', 'da go xuong', 'da xoa', 'xoa', 'removed'],
}

export const resultWords: ReadonlyMap<string, Result> = new Map(
  (Object.keys(said) as Result[]).flatMap((result) =>
    said[result].map((word): [string, Result] => [word, result]),
  ),
)

/** Folded words that say that it is not done yet: the row is as good as empty. */
export const waitingWords: ReadonlySet<string> = new Set([
  'chua',
  'chua dang',
  'chua lam',
  'chua xong',
  'chua co ket qua',
  'cho duyet',
  'dang cho duyet',
  'dang duyet',
  'dang cho',
  'dang lam',
  'dang xu ly',
])

/** Folded words that say that it was done, whatever was asked for. */
export const doneWords: ReadonlySet<string> = new Set([
  'ok',
  'xong',
  'da xong',
  'hoan thanh',
  'da lam',
  'da lam xong',
  'da cap nhat',
  'da sua',
  'done',
])
