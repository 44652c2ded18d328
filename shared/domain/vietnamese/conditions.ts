import { handOverWords } from '../hand-over/item.ts'
import type { RefusalCode } from '../listing-action.ts'
import type { Condition, ConditionCounts } from '../status.ts'

/** What sellers read as the condition of a product at one marketplace. */
export const conditionName = {
  waiting: 'Chờ gửi',
  'in-review': 'Chờ duyệt',
  live: 'Đang bán',
  paused: 'Tạm ẩn',
  rejected: 'Bị từ chối',
  held: 'Cần bổ sung',
  stuck: 'Chưa gửi được',
  withdrawn: 'Đã gỡ',
} satisfies Record<Condition, string>

/** One sentence that says what the condition means and who has to act. */
const conditionMeaning = {
  waiting: 'Đang xếp hàng để gửi lên sàn, không cần làm gì.',
  'in-review': 'Sàn đã nhận và đang xem, không cần làm gì.',
  live: 'Khách đã mua được trên sàn.',
  paused: 'Đang ẩn theo yêu cầu.',
  rejected: 'Sàn chưa nhận. Xin xem lý do và bổ sung.',
  held: 'Còn thiếu thông tin nên chưa gửi. Xin xem lý do và bổ sung.',
  stuck: 'Đã thử nhiều lần mà chưa gửi được. Cán bộ hỗ trợ sẽ xem lại.',
  withdrawn: 'Đã gỡ khỏi sàn theo yêu cầu.',
} satisfies Record<Condition, string>

/** The same where goods are handed to the desk of a marketplace, by the word that the record keeps. */
const handOverMeaning: Partial<Record<string, string>> = {
  [handOverWords.waiting]: 'Sẽ gửi bộ phận đăng bán của sàn trong gói bàn giao tới, không cần làm gì.',
  [handOverWords.sent]: 'Đã gửi bộ phận đăng bán của sàn (hoặc bưu cục), đang chờ kết quả, không cần làm gì.',
}

export function meaningOf({
  condition,
  rawStatus,
}: {
  condition: Condition
  rawStatus: string | null
}): string {
  const byDesk = condition === 'in-review' ? handOverMeaning[rawStatus ?? ''] : undefined
  return byDesk ?? conditionMeaning[condition]
}

/** Why an action cannot be carried out at a marketplace. */
export const refusalText = {
  'marketplace.cannot-pause': 'sàn này chưa cho tạm ẩn qua kết nối, xin ẩn trực tiếp trên sàn.',
  'marketplace.cannot-withdraw':
    'sàn này chưa cho gỡ qua kết nối, xin gỡ trực tiếp trên sàn hoặc tạm ẩn ở đây.',
  'action.not-there': 'sản phẩm chưa được đưa lên sàn này.',
  'action.withdrawn': 'sản phẩm đã gỡ khỏi sàn này, xin đăng lại trước.',
  'action.linked': 'sản phẩm đã được nối với sàn này.',
} satisfies Record<RefusalCode, string>

/** A product that is wanted nowhere yet. */
export const draftName = 'Bản nháp'

/** A product that is on sale with nothing in stock. */
export const soldOutName = 'Hết hàng'

/** The conditions in the order in which people want to read their numbers, with the names that counts use. */
export const countedConditions = [
  ['live', 'live'],
  ['in-review', 'inReview'],
  ['waiting', 'waiting'],
  ['held', 'held'],
  ['rejected', 'rejected'],
  ['stuck', 'stuck'],
  ['paused', 'paused'],
  ['withdrawn', 'withdrawn'],
] as const satisfies readonly (readonly [Condition, keyof ConditionCounts])[]
