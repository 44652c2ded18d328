/** A CSV sheet with `rows` good products, as a cooperative might export it. */
export function madeSheet(
  rows: number,
  price = (row: number) => 20_000 + row * 100,
): Uint8Array<ArrayBuffer> {
  const lines = Array.from(
    { length: rows },
    (_, n) => `SP${n + 1},Sản phẩm Ví Dụ số ${n + 1} gói 500g,gói,${price(n)},${(n % 90) + 10}`,
  )
  return new TextEncoder().encode(['Mã SP,Tên sản phẩm,ĐVT,Giá bán,Tồn kho', ...lines].join('\n'))
}
