// What the sandboxes answer in the place of a marketplace's staff.
export const sandboxText = {
  rejected: 'Ảnh sản phẩm chưa rõ nhãn, xin bổ sung ảnh chụp mặt trước và mặt sau.',
}
