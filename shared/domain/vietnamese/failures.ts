/** Why a listing is not on a marketplace yet, for the seller. Unknown codes get the last sentence. */
const texts: Record<string, string> = {
  'marketplace.unreachable': 'Sàn tạm thời không liên lạc được. Chúng tôi sẽ gửi lại.',
  'marketplace.timeout': 'Sàn trả lời quá chậm. Chúng tôi sẽ gửi lại.',
  'marketplace.server-error': 'Sàn đang gặp trục trặc. Chúng tôi sẽ gửi lại.',
  'marketplace.bad-answer': 'Sàn trả lời chưa rõ. Chúng tôi sẽ gửi lại.',
  'marketplace.throttled': 'Sàn đang nhận nhiều sản phẩm, xin chờ thêm.',
  'marketplace.outage': 'Sàn đang tạm dừng nhận tin. Chúng tôi sẽ gửi khi sàn hoạt động lại.',
  'marketplace.quota': 'Hôm nay sàn đã nhận đủ số lượt gửi. Chúng tôi sẽ gửi tiếp vào ngày mai.',
  'marketplace.login':
    'Chưa đăng nhập được vào gian hàng trên sàn. Xin báo cán bộ hỗ trợ kiểm tra lại kết nối.',
  'marketplace.exists': 'Sàn đã có sản phẩm này. Chúng tôi sẽ nối với sản phẩm đang có.',
  'marketplace.gone': 'Sản phẩm không còn trên sàn. Chúng tôi sẽ xem lại.',
  'marketplace.in-review': 'Sàn đang duyệt sản phẩm, xin chờ thêm.',
  'marketplace.rejected': 'Sàn chưa nhận sản phẩm này.',
  'marketplace.removed':
    'Không thấy sản phẩm này trên sàn nữa, có thể đã bị gỡ. Xin xem lại trên sàn rồi cho biết có đăng lại hay không.',
  'marketplace.hidden':
    'Sản phẩm đang bị ẩn trên sàn, không phải do chúng tôi. Xin cho biết có bán lại hay không.',
  'marketplace.changed':
    'Giá hoặc số lượng trên sàn khác với ở đây. Xin bấm gửi lại nếu muốn sàn theo giá ở đây.',
  'marketplace.link-unknown': 'Không thấy sản phẩm mang mã này trên sàn. Xin xem lại mã rồi nối lại.',
  'marketplace.link-foreign':
    'Sản phẩm này trên sàn mang mã hàng khác. Nếu đúng là cùng một sản phẩm, xin xác nhận rồi nối lại.',
  'marketplace.cannot-withdraw': 'Sàn này chưa cho gỡ sản phẩm qua kết nối. Xin gỡ trực tiếp trên sàn.',
  'marketplace.cannot-pause': 'Sàn này chưa cho tạm ẩn sản phẩm qua kết nối. Xin ẩn trực tiếp trên sàn.',
  'marketplace.unknown-status': 'Sàn báo một trạng thái mà chúng tôi chưa biết. Cán bộ hỗ trợ sẽ xem lại.',
  'marketplace.promotion':
    'Sản phẩm đang chạy khuyến mãi trên sàn, đổi giá lúc này sẽ làm mất giá khuyến mãi. Giá mới được gửi khi khuyến mãi kết thúc; nếu sàn không cho biết ngày kết thúc, xin tắt khuyến mãi rồi bấm gửi lại.',
  'marketplace.variants':
    'Sản phẩm trên sàn có nhiều phân loại (màu, cỡ) nên chưa sửa được từ đây. Xin sửa trực tiếp trên sàn.',
  'attribute.missing': 'Sàn còn thiếu thông tin bắt buộc của ngành hàng. Cán bộ hỗ trợ sẽ chọn giúp.',
  'connection.missing': 'Gian hàng trên sàn này chưa được kết nối. Xin báo cán bộ hỗ trợ.',
  'connection.settings': 'Thông tin kết nối gian hàng chưa đúng. Cán bộ hỗ trợ sẽ xem lại.',
  'category.unknown': 'Chưa chọn được ngành hàng trên sàn cho sản phẩm này. Cán bộ hỗ trợ sẽ chọn giúp.',
  'message.dead': 'Đã gửi nhiều lần mà chưa được. Cán bộ hỗ trợ sẽ xem lại.',
}

export function failureText(code: string): string {
  return texts[code] ?? 'Chưa gửi được sản phẩm lên sàn. Cán bộ hỗ trợ sẽ xem lại.'
}
