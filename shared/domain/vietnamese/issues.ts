import { dayText } from './values.ts'

/** What an issue text may refer to. `text` is what the cell says, `choices` what may have been meant, ready to be read. */
export type IssueFacts = { text?: string; choices?: string[]; day?: string; line?: number; other?: string }
export type IssueText = { message: string; hint: string | null }
type Texts = Record<string, (facts: IssueFacts) => IssueText>

const said = ({ text }: IssueFacts): string => (text ? ` Bảng ghi “${shorten(text)}”.` : '')
const choice = ({ choices }: IssueFacts, otherwise: string): string =>
  choices && choices.length > 0 ? `Có phải là ${choices.join(' hay ')} không?` : otherwise
const to = (message: string, hint: string | null = null): IssueText => ({ message, hint })

const PRICE_AND_STOCK = {
  'name.missing': (facts) => to(`Còn thiếu tên sản phẩm.${said(facts)}`, 'Xin ghi tên sản phẩm vào ô này.'),
  'price.missing': (facts) =>
    to(`Chưa có giá bán.${said(facts)}`, 'Xin cho biết giá bán một đơn vị, ví dụ 120.000 đồng.'),
  'price.range': (facts) =>
    to(`Giá ghi theo khoảng nên chưa rõ giá bán.${said(facts)}`, 'Xin chọn một giá để bán trên sàn.'),
  'price.several': (facts) =>
    to(
      `Bảng có nhiều cột giá ghi khác nhau nên chưa rõ giá bán.${said(facts)}`,
      choice(facts, 'Xin chỉ giữ một cột giá bán.'),
    ),
  'price.unclear': (facts) =>
    to(
      `Chưa rõ giá bán.${said(facts)}`,
      choice(facts, 'Xin ghi giá bằng số kèm đơn vị tiền, ví dụ 120.000 đồng.'),
    ),
  'price.formula': () =>
    to(
      'Ô giá là công thức chưa có kết quả.',
      'Xin mở bảng bằng Excel, lưu lại rồi gửi lại, hoặc ghi giá bằng số.',
    ),
  'stock.missing': (facts) =>
    to(`Chưa có số lượng để bán.${said(facts)}`, 'Xin ghi số lượng hiện có, nếu đã hết thì ghi 0.'),
  'stock.range': (facts) =>
    to(`Số lượng ghi theo khoảng nên chưa rõ.${said(facts)}`, 'Xin ghi một con số chắc chắn có thể giao.'),
  'stock.unclear': (facts) =>
    to(`Chưa rõ số lượng để bán.${said(facts)}`, choice(facts, 'Xin ghi số lượng bằng số, ví dụ 50.')),
  'stock.formula': () =>
    to(
      'Ô số lượng là công thức chưa có kết quả.',
      'Xin mở bảng bằng Excel, lưu lại rồi gửi lại, hoặc ghi bằng số.',
    ),
  'unit.missing': () => to('Chưa rõ giá tính cho đơn vị nào.', 'Xin ghi đơn vị tính, ví dụ kg, hộp, chai.'),
  'unit.unclear': (facts) =>
    to(`Chưa rõ giá tính cho đơn vị nào.${said(facts)}`, 'Xin ghi một đơn vị tính, ví dụ kg, hộp, chai.'),
  'net.unclear': (facts) =>
    to(
      `Chưa rõ khối lượng hoặc dung tích một đơn vị.${said(facts)}`,
      choice(facts, 'Xin ghi ví dụ: hộp 500 g.'),
    ),
  'net.conflict': (facts) =>
    to(
      `Quy cách khác với đơn vị tính.${said(facts)} Chúng tôi đang hiểu giá theo ${facts.other}.`,
      'Xin kiểm tra giá là của đơn vị nào.',
    ),
} satisfies Texts

const PRODUCT = {
  'alcohol.confirm': () =>
    to(
      'Rượu, bia và đồ uống có cồn chỉ được bán qua mạng khi đủ điều kiện.',
      'Xin liên hệ cán bộ phụ trách để xác nhận trước khi bán.',
    ),
  'alcohol.confirmed': () => to('Cán bộ phụ trách đã xác nhận được bán đồ uống có cồn này.'),
  'claim.confirm': (facts) =>
    to(
      `Tên hoặc mô tả ghi là hữu cơ, hoặc nói đến chữa, phòng bệnh.${said(facts)}`,
      'Xin bổ sung giấy chứng nhận, hoặc bỏ những từ đó, hoặc liên hệ cán bộ phụ trách để xác nhận.',
    ),
  'claim.confirmed': () => to('Cán bộ phụ trách đã xác nhận nội dung ghi trong tên và mô tả.'),
  'group.unclear': (facts) =>
    to(
      'Chưa rõ sản phẩm thuộc nhóm OCOP nào, tạm xếp vào nhóm đầu tiên.',
      choice(facts, 'Xin ghi số và tên nhóm sản phẩm.'),
    ),
  'certificates.unclear': (facts) =>
    to(`Chưa rõ đã có giấy chứng nhận này hay chưa.${said(facts)}`, 'Nếu đã có, xin ghi số và ngày cấp.'),
  'certificates.expired': (facts) =>
    to(
      `Giấy chứng nhận đã hết hạn nên không đưa lên sàn.${said(facts)}`,
      'Nếu đã được cấp lại, xin ghi số và ngày mới.',
    ),
  'certificates.permit': (facts) =>
    to(
      `Chưa có số quyết định cho phép sử dụng chỉ dẫn địa lý nên không đưa lên sàn.${said(facts)}`,
      'Nếu đã được cho phép, xin ghi số quyết định.',
    ),
  'sku.duplicate': (facts) =>
    to(
      `Sản phẩm này trùng mã hoặc trùng tên và quy cách với dòng ${facts.line}, nhưng nội dung khác nhau.`,
      'Xin giữ lại một dòng, hoặc ghi mã riêng cho từng dòng.',
    ),
  'sku.known': ({ choices }) =>
    to(
      `Sản phẩm này đã có từ trước, mã ${choices?.[0]}, nên chúng tôi cập nhật sản phẩm đó, không thêm sản phẩm mới.`,
    ),
  'sku.similar': ({ choices }) =>
    to(
      `Sản phẩm này cùng tên và quy cách với sản phẩm đã có, mã ${choices?.join(', ')}. Chúng tôi hiểu là hai sản phẩm.`,
      'Nếu chỉ là một, xin ghi lại mã cũ.',
    ),
  'sku.ambiguous': ({ choices }) =>
    to(
      `Đã có nhiều sản phẩm cùng tên và quy cách: mã ${choices?.join(', ')}. Chưa rõ dòng này là sản phẩm nào.`,
      'Xin ghi mã sản phẩm vào dòng này.',
    ),
  'name.changed': () =>
    to(
      'Tên sản phẩm ở dòng này khác với lần trước. Chúng tôi hiểu là đổi tên sản phẩm cũ.',
      'Nếu là sản phẩm mới, xin ghi vào một dòng mới.',
    ),
  'sku.unclear': (facts) => to(`Mã sản phẩm dài quá 45 ký tự.${said(facts)}`, 'Xin ghi mã ngắn hơn.'),
  'ocop.expired': ({ day }) =>
    to(
      `Giấy chứng nhận OCOP của sản phẩm này đã quá 36 tháng${day ? ` (cấp ngày ${dayText(day)})` : ''}. Chúng tôi tạm không ghi hạng sao.`,
      'Nếu đã được công nhận lại, xin gửi số quyết định mới và ngày cấp.',
    ),
  'ocop.unproven': (facts) =>
    to(
      `Chưa đủ căn cứ để ghi hạng sao OCOP.${said(facts)} Chúng tôi tạm không ghi hạng sao.`,
      'Xin bổ sung số sao, số quyết định và ngày cấp (ngày/tháng/năm).',
    ),
  'ocop.decision': (facts) =>
    to(`Số quyết định OCOP chưa giống mẫu thường gặp.${said(facts)}`, 'Xin kiểm tra lại, ví dụ 321/QĐ-UBND.'),
  'gtin.unclear': (facts) =>
    to(
      `Mã vạch chưa đọc được hoặc chưa khớp số kiểm tra.${said(facts)}`,
      'Xin ghi đủ các chữ số in dưới mã vạch.',
    ),
  'season.unclear': (facts) =>
    to(`Chưa rõ mùa vụ.${said(facts)}`, 'Xin ghi theo tháng dương lịch, ví dụ tháng 9 - 12.'),
  'shelflife.unclear': (facts) =>
    to(`Chưa rõ hạn sử dụng.${said(facts)}`, 'Xin ghi số tháng kể từ ngày sản xuất, ví dụ 12 tháng.'),
  'shelflife.days': (facts) =>
    to(
      `Hạn dùng ghi theo ngày, không tròn tháng, nên chưa đưa lên sàn.${said(facts)}`,
      'Nếu muốn khách biết hạn dùng, xin ghi thêm vào phần mô tả.',
    ),
  'images.missing': () =>
    to(
      'Sản phẩm chưa có ảnh.',
      'Xin dán ảnh chụp rõ sản phẩm vào bảng Excel; nhiều sàn không nhận hàng chưa có ảnh.',
    ),
  'images.link': (facts) =>
    to(
      `Đường dẫn ảnh này chúng tôi không mở được từ bên ngoài.${said(facts)}`,
      'Xin dùng đường dẫn công khai bắt đầu bằng https://, hoặc dán ảnh vào bảng Excel.',
    ),
  'images.unreachable': (facts) =>
    to(
      `Chưa tải được ảnh.${said(facts)}`,
      'Xin kiểm tra ảnh xem được mà không cần đăng nhập rồi gửi lại bảng, hoặc dán ảnh vào bảng Excel.',
    ),
  'images.not-a-picture': (facts) =>
    to(
      `Đường dẫn này không dẫn thẳng tới một ảnh.${said(facts)}`,
      'Xin chia sẻ từng ảnh cho mọi người cùng xem, không dùng đường dẫn thư mục hay trang web.',
    ),
  'images.too-large': (facts) =>
    to(
      `Ảnh lớn quá nên chúng tôi chưa dùng được.${said(facts)}`,
      'Xin thu nhỏ ảnh còn dưới 5 MB rồi gửi lại.',
    ),
  'images.too-many': () =>
    to(
      'Có nhiều ảnh quá nên chúng tôi chưa lấy hết.',
      'Xin giữ nhiều nhất 12 ảnh cho một sản phẩm; bảng có rất nhiều ảnh thì xin chia thành nhiều tệp.',
    ),
  'images.nearest': ({ line }) =>
    to(
      `Có ảnh nằm giữa hai dòng: chúng tôi lấy cho dòng này, không phải dòng ${line}.`,
      'Nếu chưa đúng, xin kéo ảnh vào gọn trong một dòng.',
    ),
  'images.unsupported': () => to('Có ảnh chưa dùng được.', 'Xin dùng ảnh JPG hoặc PNG, mỗi ảnh dưới 5 MB.'),
} satisfies Texts

const PEOPLE_AND_LINES = {
  'phone.unclear': (facts) =>
    to(`Số điện thoại chưa đọc được.${said(facts)}`, 'Xin ghi đủ 10 chữ số, ví dụ 0912 345 678.'),
  'phone.several': () =>
    to(
      'Ô này có nhiều số điện thoại, chúng tôi dùng số đầu tiên.',
      'Nếu muốn dùng số khác, xin ghi số đó lên đầu.',
    ),
  'producer.identity': () =>
    to(
      'Ô này có số giấy tờ tùy thân. Chúng tôi đã bỏ số đó và không lưu lại.',
      'Xin không ghi số căn cước vào bảng.',
    ),
  'producer.missing': () =>
    to('Chưa ghi tên chủ thể hoặc hộ sản xuất.', 'Xin ghi tên vào từng dòng sản phẩm.'),
  'commune.ambiguous': (facts) =>
    to(
      `Chưa rõ xã hiện nay.${said(facts)} Nơi này nay có thể thuộc ${facts.choices?.join(' hoặc ')}.`,
      'Xin cho biết tên xã, phường hiện nay để ghi đúng địa chỉ.',
    ),
  'commune.unknown': (facts) =>
    to(
      `Chưa tìm thấy xã, phường này trong danh sách của tỉnh Tuyên Quang.${said(facts)}`,
      'Xin kiểm tra lại tên xã, phường.',
    ),
  'row.duplicate': (facts) => to(`Dòng này giống hệt dòng ${facts.line} nên chúng tôi chỉ lấy một lần.`),
  'row.not-for-sale': (facts) =>
    to(
      `Bảng cho biết sản phẩm này không bán nên chúng tôi không gửi lên sàn.${said(facts)}`,
      'Nếu muốn bán, xin bỏ ghi chú đó.',
    ),
  'row.hidden': () =>
    to('Dòng này đang bị ẩn trong bảng nên chúng tôi không gửi lên sàn.', 'Nếu muốn bán, xin bỏ ẩn dòng.'),
} satisfies Texts

export const ISSUE_TEXTS = { ...PRICE_AND_STOCK, ...PRODUCT, ...PEOPLE_AND_LINES }
export type IssueCode = keyof typeof ISSUE_TEXTS

/** Message and hint for the seller. */
export function issueText(code: IssueCode, facts: IssueFacts): IssueText {
  return ISSUE_TEXTS[code](facts)
}

/** The limits that a text may name: of one file, but `tables` of one sheet. */
type ReadingLimits = { megabytes: number; lines: number; tables: number; cells: number }

/** Why a file cannot be read. */
export const FILE_TEXTS = {
  'file.empty': () => 'Tệp này chưa có nội dung. Xin kiểm tra và gửi lại.',
  'file.not-a-workbook': () =>
    'Tệp này không phải bảng tính. Xin gửi bảng ở dạng .xlsx, .xls, .ods hoặc .csv.',
  'file.too-large': ({ megabytes }: { megabytes: number }) =>
    `Tệp lớn hơn ${megabytes} MB. Xin giảm cỡ ảnh hoặc chia thành nhiều tệp rồi gửi lại.`,
  'file.too-long': ({ lines }) =>
    `Bảng dài hơn ${grouped(lines)} dòng. Xin chia thành nhiều tệp rồi gửi lại.`,
  'file.too-many-cells': ({ cells }) =>
    `Bảng có hơn ${grouped(cells)} ô có chữ hoặc số. Xin chia thành nhiều tệp rồi gửi lại.`,
  'file.too-many-tables': ({ tables }) =>
    `Một trang tính có hơn ${grouped(tables)} bảng sản phẩm. Xin gộp lại thành một bảng, hoặc chia thành nhiều tệp rồi gửi lại.`,
  'file.too-slow': () =>
    'Bảng quá lớn nên chúng tôi đọc chưa xong. Xin chia thành nhiều tệp nhỏ hơn rồi gửi lại.',
  'file.no-header': () =>
    'Chưa tìm thấy dòng tiêu đề. Xin ghi một dòng có “Tên sản phẩm”, “Giá bán” và “Số lượng” phía trên các sản phẩm.',
  'file.old-format': () =>
    'Tệp ở dạng bảng mà chúng tôi chưa đọc được. Xin mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.',
  'file.encrypted': () => 'Tệp đang được bảo vệ bằng mật khẩu. Xin bỏ mật khẩu, lưu lại rồi gửi lại.',
  'file.damaged': () => 'Tệp bị hỏng nên chưa đọc được. Xin mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.',
  'file.several-sheets': () =>
    'Tệp nén có nhiều bảng nên chưa rõ đọc bảng nào. Xin để một bảng cùng các ảnh trong tệp nén rồi gửi lại.',
  'file.bomb': () =>
    'Tệp có cấu trúc bất thường nên chúng tôi không mở. Xin mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.',
} satisfies Record<string, (limits: ReadingLimits) => string>
export type FileCode = keyof typeof FILE_TEXTS

const grouped = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, '.')
const shorten = (text: string): string => (text.length > 60 ? `${[...text].slice(0, 60).join('')}…` : text)

/** `500 g`, `1.500 ml`, `2 cái`. */
export const netText = (net: { value: number; unit: 'g' | 'ml' | 'piece' }): string =>
  `${grouped(net.value)} ${net.unit === 'piece' ? 'cái' : net.unit}`
