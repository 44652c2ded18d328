import type { Consent } from '../consent.ts'
import { dayText } from './values.ts'

export const consentHow = {
  paper: 'bằng giấy',
  phone: 'qua điện thoại',
  'in-person': 'gặp trực tiếp',
} satisfies Record<Consent['how'], string>

/** The page about the consent of an account, and what stands about it elsewhere. */
export const consentPage = {
  title: 'Đồng ý của cơ sở',
  missing: 'Chưa ghi nhận cơ sở này đồng ý để cán bộ làm thay. Xin hỏi cơ sở trước khi đưa sản phẩm lên sàn.',
  record: 'Ghi nhận đồng ý',
  given: ({ saidBy, how, saidOn, takenBy }: Consent) =>
    `${saidBy} đã đồng ý để cán bộ làm thay ngày ${dayText(saidOn)}, ${consentHow[how]}. Người ghi nhận: ${takenBy}.`,
  none: 'Chưa có ghi nhận đồng ý nào.',
  formTitle: 'Ghi nhận lần đồng ý mới nhất',
  saidBy: 'Ai đã đồng ý (họ tên)',
  how: 'Đồng ý bằng cách nào',
  saidOn: 'Ngày đồng ý',
  dayHint: 'dd/mm/yyyy',
  lead: 'Cơ sở có thể đổi ý bất cứ lúc nào. Khi đó xin không làm thay nữa và báo người quản trị.',
  back: 'Về trang của cơ sở',
} as const
