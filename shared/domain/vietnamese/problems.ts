/** What went wrong with a request, as the person who made it reads it. `code` is stable. */
export type ProblemText = { code: string; title: string; detail: string }

const size = (bytes: number) =>
  bytes < 1_000_000
    ? `${Math.round(bytes / 1024)} KB`
    : `${(bytes / 1_048_576).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`

/** Every problem that a page or the API answers with. */
export const problems = {
  unknownPath: () => ({
    code: 'request.unknown-path',
    title: 'Không có trang này',
    detail: 'Địa chỉ này không có. Xin xem lại đường dẫn hoặc về trang đầu.',
  }),
  malformedBody: () => ({
    code: 'request.malformed',
    title: 'Chưa đọc được nội dung gửi lên',
    detail: 'Nội dung gửi lên bị hỏng hoặc bị cắt giữa chừng. Xin gửi lại.',
  }),
  invalidField: (field: string) => ({
    code: 'request.invalid',
    title: 'Thông tin chưa đúng mẫu',
    detail: field === '' ? 'Nội dung gửi lên chưa đúng mẫu.' : `Mục “${field}” còn thiếu hoặc chưa đúng mẫu.`,
  }),
  bodyTooLarge: (limit: number) => ({
    code: 'request.too-large',
    title: 'Nội dung gửi lên quá lớn',
    detail: `Một lần gửi được nhiều nhất ${size(limit)}.`,
  }),
  crossSite: () => ({
    code: 'request.cross-site',
    title: 'Chưa nhận yêu cầu này',
    detail: 'Yêu cầu đến từ một trang khác. Xin mở lại trang này rồi làm lại.',
  }),
  internal: () => ({
    code: 'request.failed',
    title: 'Chưa làm được việc này',
    detail: 'Đã có trục trặc ở phía chúng tôi. Bảng và sản phẩm không bị mất. Xin thử lại sau ít phút.',
  }),

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

  fileEmpty: () => ({
    code: 'file.empty',
    title: 'Bảng đang trống',
    detail: 'Tệp gửi lên không có nội dung. Xin chọn lại tệp.',
  }),
  fileMissing: () => ({
    code: 'file.missing',
    title: 'Chưa chọn tệp',
    detail: 'Xin chọn tệp Excel hoặc CSV trước khi bấm gửi.',
  }),
  fileTooLarge: (limit: number) => ({
    code: 'file.too-large',
    title: 'Bảng quá lớn',
    detail: `Tệp được lớn nhất ${size(limit)}. Xin bớt ảnh trong bảng hoặc chia bảng thành nhiều tệp.`,
  }),

  importUnknown: () => ({
    code: 'import.unknown',
    title: 'Không tìm thấy bảng này',
    detail: 'Không có bảng nào như vậy trong tài khoản đang dùng.',
  }),
  importNotReady: () => ({
    code: 'import.not-ready',
    title: 'Bảng chưa đọc xong',
    detail: 'Xin chờ đọc xong bảng rồi xác nhận.',
  }),
  importFailed: () => ({
    code: 'import.failed',
    title: 'Chưa đọc được bảng này',
    detail: 'Bảng này chưa đọc được nên không xác nhận được. Xin gửi lại bảng khác.',
  }),

  sheetGone: () => ({
    code: 'import.sheet-gone',
    title: 'Bảng cũ không còn giữ',
    detail: 'Chúng tôi chỉ giữ bảng trong thời gian ngắn. Xin gửi lại bảng.',
  }),
  columnsMissing: () => ({
    code: 'columns.missing',
    title: 'Chưa chọn cột nào',
    detail: 'Xin cho biết ít nhất một cột ghi thông tin gì.',
  }),
  columnUnknown: (heading: string) => ({
    code: 'columns.unknown',
    title: 'Không tìm thấy cột này',
    detail: `Bảng này không có cột “${heading}”.`,
  }),
  columnFieldTwice: (heading: string) => ({
    code: 'columns.twice',
    title: 'Hai cột cùng một thông tin',
    detail: `Cột “${heading}” ghi cùng thông tin với một cột khác vừa chọn. Xin chỉ chọn một cột.`,
  }),
  clearanceUnknown: () => ({
    code: 'clearance.unknown',
    title: 'Không có dòng nào cần xác nhận',
    detail: 'Những dòng đã chọn không có sản phẩm nào đang chờ cán bộ xác nhận.',
  }),
  workbookUnknown: () => ({
    code: 'workbook.unknown',
    title: 'Chưa có bảng đã kiểm tra',
    detail: 'Bảng này chưa đọc xong, chưa đọc được, hoặc không còn được giữ.',
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

  paperFileMissing: () => ({
    code: 'paper.file-missing',
    title: 'Chưa chọn giấy tờ',
    detail: 'Xin chọn ảnh chụp hoặc tệp PDF của giấy trước khi bấm gửi.',
  }),
  paperTooLarge: (limit: number) => ({
    code: 'paper.too-large',
    title: 'Tệp giấy tờ quá lớn',
    detail: `Tệp được lớn nhất ${size(limit)}. Xin chụp lại ảnh nhỏ hơn hoặc chia tệp PDF.`,
  }),
  paperUnreadable: () => ({
    code: 'paper.unreadable',
    title: 'Chưa mở được tệp này',
    detail:
      'Tệp không phải ảnh (JPG, PNG, HEIC, WebP) hay PDF, hoặc đã bị hỏng. Xin chụp ảnh giấy rồi gửi lại.',
  }),
  paperLocked: () => ({
    code: 'paper.locked',
    title: 'Tệp PDF đang khóa',
    detail: 'Tệp PDF có mật khẩu nên các sàn không mở được. Xin bỏ mật khẩu, hoặc chụp ảnh giấy rồi gửi lại.',
  }),
  paperActive: () => ({
    code: 'paper.active',
    title: 'Chưa nhận tệp PDF này',
    detail: 'Trong tệp PDF có lệnh tự chạy hoặc tệp khác kèm theo. Xin chụp ảnh giấy rồi gửi ảnh.',
  }),
  paperPhotoFailed: () => ({
    code: 'paper.photo-failed',
    title: 'Chưa xử lý được ảnh này',
    detail: 'Ảnh chưa được nhận. Xin gửi lại sau ít phút, hoặc gửi tệp PDF.',
  }),
  paperDay: () => ({
    code: 'paper.day',
    title: 'Ngày chưa rõ',
    detail:
      'Xin ghi đủ ngày, tháng, năm, ví dụ 05/09/2026. Ngày cấp không ở sau hôm nay, ngày hết hạn không trước ngày cấp.',
  }),
  paperProducts: () => ({
    code: 'paper.products',
    title: 'Chưa rõ giấy dùng cho sản phẩm nào',
    detail: 'Xin chọn mọi sản phẩm, hoặc chọn từ 1 đến 500 sản phẩm đang có trong danh sách.',
  }),
  paperTooMany: (most: number) => ({
    code: 'paper.too-many',
    title: 'Đã đủ giấy tờ',
    detail: `Mỗi cơ sở có nhiều nhất ${most} giấy tờ. Xin bỏ giấy không dùng nữa rồi thêm giấy mới.`,
  }),
  paperUnknown: () => ({
    code: 'paper.unknown',
    title: 'Không tìm thấy giấy này',
    detail: 'Giấy này không còn trong tài khoản đang dùng.',
  }),

  cursorInvalid: () => ({
    code: 'request.invalid-cursor',
    title: 'Không xem tiếp được từ chỗ này',
    detail: 'Chỗ xem tiếp không còn đúng. Xin xem lại từ đầu.',
  }),

  marketplaceUnlisted: () => ({
    code: 'marketplace.unlisted',
    title: 'Không có sàn này',
    detail: 'Hệ thống không có sàn nào mang tên này.',
  }),
  previewNotReady: () => ({
    code: 'preview.not-ready',
    title: 'Chưa có gì để xem trước',
    detail: 'Bảng này chưa đọc xong, hoặc chưa đọc được.',
  }),
  provinceOnly: () => ({
    code: 'session.province-only',
    title: 'Việc này dành cho cán bộ tỉnh',
    detail: 'Ngành hàng dùng chung cho mọi cơ sở nên chỉ cán bộ phụ trách toàn tỉnh được sửa.',
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

  communeUnknown: (name: string) => ({
    code: 'commune.unknown',
    title: 'Không tìm thấy xã này',
    detail: `Không có xã, phường nào đang dùng tên hoặc mã “${name}”.`,
  }),
  communeOutside: (name: string) => ({
    code: 'commune.outside',
    title: 'Xã ngoài địa bàn',
    detail: `Tài khoản này chưa được phụ trách “${name}”.`,
  }),
  scopeEmpty: () => ({
    code: 'bulk.scope-empty',
    title: 'Chưa chọn xã',
    detail: 'Xin chọn ít nhất một xã hoặc một cơ sở.',
  }),
  handOverStaffOnly: () => ({
    code: 'session.hand-over-only',
    title: 'Việc này dành cho cán bộ toàn tỉnh',
    detail: 'Gói bàn giao có sản phẩm của nhiều cơ sở nên chỉ cán bộ phụ trách toàn tỉnh xem được.',
  }),
  handOverUnknown: () => ({
    code: 'handover.unknown',
    title: 'Không tìm thấy gói bàn giao',
    detail: 'Không có gói bàn giao này, hoặc liên kết tải đã hết hạn.',
  }),
  handOverCollecting: () => ({
    code: 'handover.collecting',
    title: 'Gói chưa gom xong',
    detail: 'Gói bàn giao này còn đang được gom. Xin nộp bảng sau ít phút.',
  }),
  /** `detail`: what the reader of sheets says, where it knows more. */
  returnUnread: (detail: string | null) => ({
    code: 'return.unread',
    title: 'Chưa đọc được bảng kết quả',
    detail:
      detail ??
      'Không thấy cột Mã bàn giao và cột Kết quả. Xin nộp đúng bảng trong gói bàn giao, giữ nguyên dòng tiêu đề.',
  }),

  undoNotReady: () => ({
    code: 'undo.not-ready',
    title: 'Chưa hoàn tác được',
    detail: 'Chỉ hoàn tác được bảng đã xác nhận và đã lưu xong. Xin chờ rồi làm lại.',
  }),
  undoTooLate: () => ({
    code: 'undo.too-late',
    title: 'Không hoàn tác được nữa',
    detail:
      'Bảng này đã xác nhận quá 30 ngày nên thông tin cũ không còn giữ. Xin sửa từng sản phẩm hoặc gửi bảng mới.',
  }),
  undoWithdraws: (count: number) => ({
    code: 'undo.withdraws',
    title: 'Cần đồng ý gỡ sản phẩm',
    detail: `Hoàn tác sẽ gỡ hoặc ẩn ${count.toLocaleString('vi-VN')} sản phẩm khỏi sàn. Xin xem trước rồi đồng ý.`,
  }),
  redriveUnclear: () => ({
    code: 'dead-letter.unclear',
    title: 'Chưa rõ chạy lại việc nào',
    detail: 'Xin chọn một trong ba: vài việc, mọi việc cùng nguyên nhân, hoặc tất cả.',
  }),

  jobUnknown: () => ({
    code: 'bulk.unknown',
    title: 'Không tìm thấy lần đưa lên sàn này',
    detail: 'Không có lần đưa lên sàn nào như vậy trong tài khoản đang dùng.',
  }),
  jobFinished: () => ({
    code: 'bulk.finished',
    title: 'Đã xong',
    detail: 'Lần đưa lên sàn này đã xong nên không dừng được nữa.',
  }),
} satisfies Record<string, (value: never) => ProblemText>
