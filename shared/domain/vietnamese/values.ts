// How Vietnamese write a value, wherever people read one.

/** A number with dots between thousands: 120.000. */
export const number = (value: number): string => value.toLocaleString('vi-VN')

/** Whole đồng: 120.000 đồng. */
export const money = (amount: number): string => `${number(amount)} đồng`

/** A calendar day `yyyy-mm-dd` as dd/mm/yyyy. */
export const dayText = (day: string): string => day.split('-').reverse().join('/')
