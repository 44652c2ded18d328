/** What a marketplace refuses by field, in the words of a seller. */
const words: Record<string, string> = {
  name: 'Tên sản phẩm',
  sku: 'Mã sản phẩm',
  price: 'Giá bán',
  promotion: 'Giá khuyến mãi',
  stock: 'Số lượng còn bán',
  description: 'Mô tả',
  images: 'Ảnh',
  group: 'Ngành hàng',
  attributes: 'Thông tin của ngành hàng',
  net: 'Khối lượng, kích thước gói hàng',
  unit: 'Đơn vị tính',
  brand: 'Thương hiệu',
  papers: 'Giấy chứng nhận',
  variants: 'Phân loại hàng',
  shipping: 'Cách giao hàng',
}

/** One thing that a marketplace said of one field; its own message stays as it is. */
export function refusedField({ field, reason }: { field: string; reason: string }): string {
  return [Object.hasOwn(words, field) ? words[field] : field, reason].filter((part) => part !== '').join(': ')
}
