import type { ProblemTexts } from './problem-text.ts'

/** What may be wrong with who asks, and for whom. */
export const peopleProblems = {
  notSignedIn: () => ({
    code: 'token.invalid',
    title: 'Chưa đăng nhập',
    detail: 'Xin đăng nhập rồi làm lại.',
  }),
  signInRefused: () => ({
    code: 'session.refused',
    title: 'Chưa đăng nhập được',
    detail: 'Tên đăng nhập hoặc mật khẩu chưa khớp. Xin nhập lại.',
  }),
  staffOnly: () => ({
    code: 'session.staff-only',
    title: 'Việc này dành cho cán bộ',
    detail: 'Tài khoản này chỉ làm được với sản phẩm của mình.',
  }),
  tenantForeign: () => ({
    code: 'tenant.foreign',
    title: 'Không phải tài khoản của mình',
    detail: 'Tài khoản này chỉ làm được với sản phẩm của mình.',
  }),
  tenantUnknown: () => ({
    code: 'tenant.unknown',
    title: 'Không tìm thấy cơ sở này',
    detail: 'Chưa có cơ sở nào mang mã này.',
  }),
  tenantOutside: () => ({
    code: 'tenant.outside',
    title: 'Cơ sở ngoài địa bàn',
    detail: 'Cơ sở này không thuộc xã mà tài khoản được phụ trách.',
  }),
  tenantMissing: () => ({
    code: 'tenant.missing',
    title: 'Chưa rõ của cơ sở nào',
    detail: 'Xin cho biết mã cơ sở.',
  }),
  provinceOnly: () => ({
    code: 'session.province-only',
    title: 'Việc này dành cho cán bộ tỉnh',
    detail: 'Ngành hàng dùng chung cho mọi cơ sở nên chỉ cán bộ phụ trách toàn tỉnh được sửa.',
  }),
} satisfies ProblemTexts
