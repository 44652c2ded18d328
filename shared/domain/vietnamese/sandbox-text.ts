// What the sandboxes answer in the place of a marketplace's staff.
export const sandboxText = {
  rejected: 'Ảnh sản phẩm chưa rõ nhãn, xin bổ sung ảnh chụp mặt trước và mặt sau.',
  attributes: {
    origin: { name: 'Xuất xứ', values: ['Việt Nam', 'Nước khác'] },
    note: { name: 'Đặc điểm', values: ['Hữu cơ', 'Thông thường'] },
    kind: { name: 'Loại sản phẩm', values: ['Nguyên chất', 'Pha trộn'] },
  },
}
