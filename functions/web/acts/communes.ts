import { communeByCode, communeByName } from '../../../shared/domain/place/register.ts'

/** What people call a commune; the code itself where we do not know it. */
export const communeName = (code: string): string => communeByCode(code)?.name ?? code

/** The code of a commune given by code or by name; null where there is none. */
export const communeCodeOf = (text: string): string | null =>
  (communeByCode(text.trim()) ?? communeByName(text))?.code ?? null
