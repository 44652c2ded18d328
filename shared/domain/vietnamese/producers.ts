/** What is asked about a producer of a list. */
export const producerTexts = {
  missing: {
    message: 'Chưa rõ sản phẩm này của ai.',
    hint: 'Xin ghi tên hợp tác xã hoặc hộ sản xuất ở cùng dòng.',
  },
  samePhone: (name: string) => ({
    message: `Số điện thoại này cũng là của ${name}.`,
    hint: 'Nếu là cùng một đơn vị, xin ghi tên giống nhau ở các dòng.',
  }),
  sameName: (name: string) => ({
    message: `Trong xã đã có ${name} với số điện thoại khác.`,
    hint: 'Nếu là cùng một đơn vị, xin ghi số điện thoại giống nhau.',
  }),
  outside: {
    message: 'Xã này không thuộc địa bàn của cán bộ gửi bảng.',
    hint: 'Xin nhờ cán bộ của xã đó gửi giúp.',
  },
}
