// Writes 6-du-kieu-o.xlsx with ExcelJS: a sheet with every kind of cell that the other samples have none of.

import { crc32, deflateSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import sharp from 'sharp'

function chunk(type, data) {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length, 0)
  head.write(type, 4, 'latin1')
  const foot = Buffer.alloc(4)
  foot.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])))
  return Buffer.concat([head, data, foot])
}

function png(width, height, colour) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const line = Buffer.concat([Buffer.alloc(1), ...Array.from({ length: width }, () => Buffer.from(colour))])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

const book = new ExcelJS.Workbook()
const sheet = book.addWorksheet('Sản phẩm')
const day = (text) => new Date(`${text}T00:00:00Z`)
const headings =
  'STT|Tên sản phẩm|Mã SP|ĐVT|Đơn giá|Tồn kho|Hạng sao|Số quyết định|Ngày cấp|Giá vốn|Điện thoại|Chủ thể|Mô tả|Hình ảnh'
const story = { richText: [{ text: 'Dòng một\nDòng hai ' }, { font: { bold: true }, text: 'có dấu; phẩy, và "ngoặc"' }] }
sheet.addRows([
  ['HTX Nông sản Ví Dụ'],
  ['Đơn vị tính: đồng'],
  headings.split('|'),
  [1, 'Chè Shan tuyết hộp 100g', 12, 'hộp', 120000, 300, 4, '321/QĐ-UBND', day('2024-08-06'), 90000, 912000101, 'HTX Chè Ví Dụ', story],
  [2, 'Hồng trà hộp 200g', 13, 'hộp', { formula: 'E4*2', result: 240000 }, 45, 3, '20/QĐ-UBND', day('2025-01-05'), null, 912000102, null, 'Thơm & ngọt <tự nhiên>'],
  [3, 'Măng khô gói 500g', 'MK1', 'gói', 85500, 12, null, null, null, null, '0912 000 103', 'HTX Măng Ví Dụ', 'Măng nứa phơi nắng'],
  [4, 'Gạo tẻ túi 5kg', 'GT-005', 'túi', '175.000đ', 0, null, null, null, null, 912000104, 'HTX Gạo Ví Dụ'],
  [5, 'Sản phẩm ở dòng ẩn', 'AN1', 'kg', 50000, 7, null, null, null, null, null, 'HTX Gạo Ví Dụ'],
  [6, 'Mật ong chai 500ml', 'MO1', 'chai', 350000, { formula: '10+15', result: 25 }, null, null, null, null, null, 'HTX Ong Ví Dụ', { formula: 'CONCATENATE("Mật ong ","hoa rừng")', result: 'Mật ong hoa rừng' }],
  [null, 'Tổng cộng', null, null, null, { formula: 'SUM(F4:F9)', result: 389 }],
])
sheet.mergeCells('A1:J1')
sheet.mergeCells('L4:L5')
for (let row = 4; row <= 9; row += 1) {
  sheet.getRow(row).height = 60
  for (const [column, format] of [[3, '00000'], [5, '#,##0'], [9, 'dd/mm/yyyy'], [11, '0000000000']])
    sheet.getCell(row, column).numFmt = format
}
sheet.getRow(8).hidden = true
sheet.getColumn(10).hidden = true
const hidden = book.addWorksheet('Danh mục ẩn', { state: 'hidden' })
hidden.addRows([
  ['Tên sản phẩm', 'Giá bán', 'Tồn kho'],
  ['Hàng ở trang ẩn', 1000, 1],
])
const place = (colour, tl, br) =>
  sheet.addImage(book.addImage({ buffer: png(40, 30, colour), extension: 'png' }), { tl, br, editAs: 'oneCell' })
place([200, 40, 40], { col: 13.1, row: 3.1 }, { col: 13.9, row: 3.9 })
place([40, 200, 40], { col: 13.1, row: 5.1 }, { col: 13.9, row: 5.8 })
// Begins at the foot of line 6 and shows most of itself on line 7.
const photo = await sharp(png(40, 30, [40, 40, 200])).jpeg().toBuffer()
sheet.addImage(book.addImage({ buffer: photo, extension: 'jpeg' }), {
  tl: { col: 13.1, row: 5.85 },
  br: { col: 13.9, row: 6.8 },
  editAs: 'oneCell',
})
await book.xlsx.writeFile('6-du-kieu-o.xlsx')
