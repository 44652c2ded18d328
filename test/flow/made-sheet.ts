/** A CSV sheet with `rows` good products, as a cooperative might export it. `code` begins their SKUs. */
export function madeSheet(
  rows: number,
  price = (row: number) => 20_000 + row * 100,
  code = 'SP',
): Uint8Array<ArrayBuffer> {
  const family = code === 'SP' ? '' : ` ${code}`
  const lines = Array.from(
    { length: rows },
    (_, n) => `${code}${n + 1},Sản phẩm Ví Dụ${family} số ${n + 1} gói 500g,gói,${price(n)},${(n % 90) + 10}`,
  )
  return new TextEncoder().encode(['Mã SP,Tên sản phẩm,ĐVT,Giá bán,Tồn kho', ...lines].join('\n'))
}
