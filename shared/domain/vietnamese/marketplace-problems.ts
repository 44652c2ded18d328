// What a marketplace cannot carry of a listing, told to the seller. `blocks`: it stops the product; otherwise it is a doubt.

import { money, number } from './values.ts'

export const marketplaceProblem = {
  categoryUnknown: (marketplace: string) =>
    `Chưa chọn được ngành hàng trên ${marketplace} cho sản phẩm này. Xin ghi rõ nhóm sản phẩm OCOP hoặc tên gọi thường dùng của sản phẩm.`,
  categoryGeneral: (category: string) =>
    `Chưa rõ ngành hàng nên tạm xếp vào "${category}". Xin ghi rõ tên gọi thường dùng của sản phẩm nếu chưa đúng.`,
  categoryOther:
    'Chưa rõ ngành hàng nên tạm xếp vào ngành hàng chung của gian hàng. Xin ghi rõ tên gọi thường dùng của sản phẩm.',
  claimRemoved:
    'Tên hoặc mô tả có ghi số sao OCOP nhưng chưa có giấy công nhận còn hạn với số sao này, nên phần đó không được đưa lên sàn.',
  qualityRemoved: (papers: string) =>
    `Tên hoặc mô tả có ghi ${papers} nhưng chưa có số giấy còn hạn, nên phần đó không được đưa lên sàn.`,
  nameShortened: (max: number) => `Tên dài quá ${max} ký tự nên đã được rút gọn khi lên sàn.`,
  nameTooLong: (max: number) => `Tên dài quá ${max} ký tự và không rút gọn được. Xin đặt tên ngắn hơn.`,
  nameMayBeTooLong: (max: number) => `Tên dài quá ${max} ký tự, sàn có thể không nhận.`,
  descriptionShortened: (max: number) => `Mô tả dài quá ${max} ký tự nên đã được rút gọn khi lên sàn.`,
  descriptionTooShort: (min: number, blocks: boolean) =>
    blocks
      ? `Mô tả ngắn hơn ${min} ký tự mà sàn yêu cầu. Xin viết thêm về sản phẩm.`
      : `Mô tả ngắn hơn ${min} ký tự, sàn có thể không nhận. Xin viết thêm về sản phẩm.`,
  skuLength: (min: number, max: number, blocks: boolean) =>
    `Mã sản phẩm gửi lên sàn ${blocks ? 'phải' : 'nên'} có từ ${min} đến ${max} ký tự.`,
  priceTooLow: (min: number, blocks: boolean) =>
    blocks
      ? `Sàn chỉ nhận giá từ ${money(min)} trở lên. Xin sửa giá hoặc bán theo gói lớn hơn.`
      : `Giá thấp hơn ${money(min)}, sàn có thể không nhận.`,
  priceTooHigh: (max: number, blocks: boolean) =>
    blocks
      ? `Sàn chỉ nhận giá đến ${money(max)}. Xin sửa giá hoặc bán theo gói nhỏ hơn.`
      : `Giá cao hơn ${money(max)}, sàn có thể không nhận.`,
  stockTooHigh: (max: number, blocks: boolean) =>
    blocks
      ? `Sàn chỉ nhận số lượng tồn kho đến ${number(max)}. Xin ghi số nhỏ hơn.`
      : `Số lượng tồn kho lớn hơn ${number(max)}, sàn có thể không nhận.`,
  unitUnknown: (per: string) => `Sàn không có đơn vị tính "${per}", đơn vị này chỉ được ghi trong mô tả.`,
  unitClosest: (per: string) => `Sàn không có đơn vị tính "${per}", nên dùng đơn vị gần nhất.`,
  weightFromVolume: 'Khối lượng gửi hàng được tính theo 1 ml bằng 1 g. Xin ghi khối lượng nếu chưa đúng.',
  weightAssumed: (grams: number) =>
    `Chưa có khối lượng tịnh nên tạm tính ${grams} g khi gửi hàng. Xin ghi khối lượng của một đơn vị bán.`,
  noPicture: 'Chưa có ảnh. Sàn có thể không duyệt sản phẩm không có ảnh.',
  pictureMayBeSmall: (pixels: number) =>
    `Có ảnh nhỏ hơn ${pixels} điểm ảnh mỗi chiều, sàn có thể không nhận.`,
  pictureTooSmall: (pixels: number) => `Ảnh cần ít nhất ${pixels} điểm ảnh mỗi chiều.`,
  pictureTypes: (types: string) => `Sàn không nhận ảnh loại ${types}.`,
  picturesTooFew: (min: number, blocks: boolean) => `${blocks ? 'Cần' : 'Nên có'} ít nhất ${min} ảnh.`,
  picturesTooMany: (max: number) => `Sàn chỉ nhận ${max} ảnh, các ảnh sau không được đưa lên.`,
  attributeMissing: (name: string) =>
    `Ngành hàng này trên sàn bắt buộc có thông tin "${name}". Cán bộ hỗ trợ sẽ chọn giúp, hoặc xin cho biết thông tin này.`,
  attributeValue: (name: string, value: string) =>
    `Sàn không có lựa chọn "${value}" cho thông tin "${name}", nên phần này không được đưa lên sàn.`,
  categoryVariants:
    'Ngành hàng này trên sàn thường chia theo phân loại (màu, cỡ). Sản phẩm được gửi lên không có phân loại, sàn có thể không nhận.',
}
