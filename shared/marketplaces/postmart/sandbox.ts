import type { StartSandbox } from '../../ports/sandbox.ts'
import { startPartnerSandbox } from '../partner-api/sandbox.ts'

/**
 * A profile of our own invention, for the sandbox only: nothing here is known of Postmart or Buudien.vn itself. It logs
 * in with a user name, renames most fields (of refusals and lists too) and paths, creates by a list and changes by id,
 * wraps its answers, wants a longer description, and sends no webhook.
 */
const profile = {
  login: { kind: 'basic', username: 'sandbox', password: 'sandbox-password' },
  paths: {
    upsert: { method: 'POST', path: '/hang-hoa' },
    update: { method: 'PUT', path: '/hang-hoa/{id}' },
    readById: { method: 'GET', path: '/hang-hoa/{id}' },
    readBySku: { method: 'GET', path: '/hang-hoa/ma/{sku}' },
    offer: { method: 'PUT', path: '/hang-hoa/{id}/gia-va-ton' },
    withdraw: { method: 'DELETE', path: '/hang-hoa/{id}' },
    changes: { method: 'GET', path: '/bien-dong/{from}/{to}?tiep={cursor}' },
  },
  answerField: 'du_lieu',
  fieldNames: {
    id: 'ma_hang_hoa',
    sku: 'ma_nguoi_ban',
    name: 'ten_hang',
    description: 'mo_ta',
    price: 'gia_ban',
    unit: 'don_vi_tinh',
    stock: 'so_luong',
    onSale: 'dang_ban',
    group: 'nhom_ocop',
    pictures: 'hinh_anh',
    producer: 'co_so_san_xuat',
    place: 'noi_san_xuat',
    status: 'trang_thai',
    link: 'duong_dan',
    reasons: 'ly_do',
    category: 'nganh_hang',
    attributes: 'thuoc_tinh',
    papers: 'giay_to',
    items: 'danh_sach',
    next: 'trang_sau',
    code: 'ma_loi',
    message: 'thong_bao',
    errors: 'chi_tiet',
  },
  statusWords: {
    CHO_DUYET: 'in-review',
    DANG_BAN: 'live',
    TAM_AN: 'paused',
    TU_CHOI: 'rejected',
    DA_GO: 'withdrawn',
  },
  limits: {
    source: 'sandbox profile, ours',
    mark: 'V',
    checkedOn: '2026-11-21',
    nameMax: 120,
    descriptionMin: 50,
    descriptionMax: 5_000,
    descriptionFormat: 'html',
    picturesMax: 10,
    tooManyCodes: ['QUA_TAI'],
  },
}

export const startSandbox: StartSandbox = (options) => startPartnerSandbox(options, profile)
