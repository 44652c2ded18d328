import { fold, lower, plain } from '../text.ts'

const DRINKS =
  /(?:^| )(?:ruou|vodka|whisky|whiskey|brandy|cocktail|soju|sake|whiskies|gin|rum|liqueur|champagne|do uong co con|nuoc uong co con|nuoc giai khat co con|do uong len men)(?: |$)/
/** Words that only their marks tell from others (vang and vàng, cồn and con), for lower case with marks. */
const MARKED_DRINKS =
  /(?:^|[^\p{L}])(?:vang (?:nho|đỏ|trắng|hồng|nổ|mận|dâu|sim|chanh leo|táo mèo|mơ)|cồn (?:thực phẩm|ethanol|etylic|\d)|\d+ ?(?:độ|%|°) ?(?:cồn|vol|alc))(?:[^\p{L}]|$)|^(?:vang|cồn)(?:[^\p{L}]|$)/u
/** Strong by its yeast: `Ngô men lá chai 500ml` is a spirit, `Men lá` and `Bánh men lá` are yeast. */
const YEAST_DRINK = /^(?!\s*(?:bánh |quả |viên |bột |gói |túi )*men ).*(?:^|[^\p{L}])men lá(?:[^\p{L}]|$)/u
const CLEANING = /rửa tay|sát khuẩn|sát trùng|y tế|nước rửa|lau/

/** What is made for spirits, or with them, and is no drink itself. */
const NOT_DRINKS =
  /(?<=^| )(?:men|giam|dam|ly|coc|chen|binh dung|binh ngam|vo chai|sot|ham|hap|nut|ke|tu) ruou(?: vang)?(?= |$)|(?<=^| )khong (?:co ruou|con)(?= |$)/g
const BEER = /(?:^|[^\p{L}])bia(?:[^\p{L}]|$)/u

/**
 * Whether a product is, or may be, an alcoholic drink, which a person must confirm before it is offered anywhere.
 * `words`: name, category. Bìa (cover) and bịa are not bia; giấm rượu and men rượu are no drinks.
 * Source: docs/sources.md#alcohol.
 */
export function mayBeAlcohol(words: string[], group: number | null): boolean {
  if (group === 14 || group === 15) return words.some((text) => !isOtherThing(text))
  return words.some((text) => isDrink(text) || isBeer(text) || isMarkedDrink(text))
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

function isMarkedDrink(text: string): boolean {
  const marked = lower(text)
  if (CLEANING.test(marked)) return false
  return MARKED_DRINKS.test(marked) || YEAST_DRINK.test(marked)
}
