import type { ProblemTexts } from './problem-text.ts'

/** What may be wrong with a product, and the marketplaces it is for. */
export const productProblems = {
  marketplaceUnknown: (id: string) => ({
    code: 'marketplace.unknown',
    title: 'Chưa có sàn này',
    detail: `Chưa kết nối sàn “${id}”.`,
  }),
  marketplaceMissing: () => ({
    code: 'marketplace.missing',
    title: 'Chưa chọn sàn',
    detail: 'Xin chọn ít nhất một sàn.',
  }),
  listingUnknown: () => ({
    code: 'listing.unknown',
    title: 'Không tìm thấy sản phẩm này',
    detail: 'Không có sản phẩm nào mang mã này.',
  }),
  editEmpty: () => ({
    code: 'edit.empty',
    title: 'Chưa có thay đổi nào',
    detail: 'Xin ghi giá, số lượng, tên hoặc mô tả mới.',
  }),
  editPrice: () => ({
    code: 'price.invalid',
    title: 'Giá chưa rõ',
    detail: 'Xin ghi giá bằng số đồng, lớn hơn 0, không có số lẻ, ví dụ 120000.',
  }),
  editStock: () => ({
    code: 'stock.invalid',
    title: 'Số lượng chưa rõ',
    detail: 'Xin ghi số lượng còn bán bằng số, ví dụ 25. Hết hàng thì ghi 0.',
  }),
  editName: () => ({
    code: 'name.invalid',
    title: 'Tên sản phẩm chưa rõ',
    detail: 'Xin ghi tên sản phẩm, nhiều nhất 500 chữ cái.',
  }),
  editDescription: () => ({
    code: 'description.invalid',
    title: 'Mô tả chưa dùng được',
    detail: 'Mô tả được dài nhất 20.000 chữ cái.',
  }),
  wordingHeld: (detail: string) => ({
    code: 'wording.held',
    title: 'Cần cán bộ xác nhận',
    detail,
  }),
  actionRefused: (detail: string) => ({
    code: 'action.refused',
    title: 'Chưa làm được trên sàn',
    detail,
  }),
  linkMissing: () => ({
    code: 'link.missing',
    title: 'Chưa rõ nối với sản phẩm nào',
    detail: 'Xin chọn một sàn và ghi mã của sản phẩm trên sàn đó.',
  }),
  marketplaceUnlisted: () => ({
    code: 'marketplace.unlisted',
    title: 'Không có sàn này',
    detail: 'Hệ thống không có sàn nào mang tên này.',
  }),
  categoriesChanged: () => ({
    code: 'categories.changed',
    title: 'Có người vừa sửa',
    detail: 'Bảng ngành hàng đã được người khác sửa trong lúc này. Xin mở lại trang rồi sửa tiếp.',
  }),
  categoryInvalid: (example: string) => ({
    code: 'categories.invalid',
    title: 'Mã ngành hàng chưa đúng',
    detail: `Mã ngành hàng của sàn này viết như ${example}.`,
  }),
  categoriesTooMany: (most: number) => ({
    code: 'categories.too-many',
    title: 'Quá nhiều dòng',
    detail: `Bảng ngành hàng của một sàn có nhiều nhất ${most} dòng. Xin gộp các từ vào cùng một dòng.`,
  }),
} satisfies ProblemTexts
