/** Bytes as people read them. */
export const size = (bytes: number) =>
  bytes < 1_000_000
    ? `${Math.round(bytes / 1024)} KB`
    : `${(bytes / 1_048_576).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`
