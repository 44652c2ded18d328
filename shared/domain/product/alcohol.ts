import { fold, lower, plain } from '../text.ts'

const DRINKS =
  /(?:^| )(?:ruou|vodka|whisky|whiskey|brandy|cocktail|soju|sake|do uong co con|nuoc uong co con|nuoc giai khat co con)(?: |$)/
/** What is made for spirits, or with them, and is no drink itself. */
const NOT_DRINKS =
  /(?<=^| )(?:men|giam|dam|ly|coc|chen|binh dung|vo chai|sot|ham|hap) ruou(?: vang)?(?= |$)|(?<=^| )khong (?:co ruou|con)(?= |$)/g
const BEER = /(?:^|[^\p{L}])bia(?:[^\p{L}]|$)/u

/**
 * Whether a product is, or may be, an alcoholic drink, which a person must confirm before it is offered anywhere.
 * `words`: name, category. Bìa (cover) and bịa are not bia; giấm rượu and men rượu are no drinks.
 * Source: docs/sources.md#alcohol.
 */
export function mayBeAlcohol(words: string[], group: number | null): boolean {
  if (group === 14 || group === 15) return words.some((text) => !isOtherThing(text))
  return words.some((text) => isDrink(text) || isBeer(text))
}

/** Taking words out joins no others, so that a text without drinks need not be taken apart. */
const isDrink = (text: string): boolean => DRINKS.test(fold(text)) && DRINKS.test(withoutOthers(text))

const withoutOthers = (text: string): string => fold(text).replace(NOT_DRINKS, ' ')

function isOtherThing(text: string): boolean {
  return fold(text) === '' || (fold(text) !== withoutOthers(text) && !DRINKS.test(withoutOthers(text)))
}

function isBeer(text: string): boolean {
  if (!fold(text).includes('bia')) return false
  return lower(text) === plain(text) ? /(?:^| )bia(?: |$)/.test(fold(text)) : BEER.test(lower(text))
}
