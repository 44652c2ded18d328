import { fold, hasWords, lower, plain } from '../text.ts'
import { remembered } from '../text-table.ts'
import { GROUP_NAMES, GROUP_WORDS } from './group-words.ts'

type Entry = { words: string; group: number }

const ENTRIES: Entry[] = Object.entries(GROUP_WORDS).flatMap(([group, all]) =>
  all.map((words) => ({ words, group: Number(group) })),
)
/** By their first word, the longest before the others: a name is looked up, not compared with all. */
const BY_FIRST_WORD: ReadonlyMap<string, readonly Entry[]> = Map.groupBy(
  ENTRIES.toSorted((a, b) => b.words.length - a.words.length),
  ({ words }) => firstWord(words),
)
/** Words that a product begins with and that say nothing about its group. */
const OPENING = /^(?:combo|set|hop|goi|tui|chai|hu|lo|san pham|dac san|\d+|x|bo qua|qua tang|gio qua)(?: |$)/
/** What turns fresh goods into processed ones, wherever it stands in the name. */
const PROCESSED: [RegExp, Record<number, number>][] = [
  [
    /(?:^| )(?:kho|say|say lanh|say deo|gac bep|hun khoi|muoi chua|ngam|rang|xay|nghien|ep)(?: |$)/,
    { 1: 7, 2: 8 },
  ],
]

/**
 * How sure a proposal is. `certain`: the category gives number and name, or agrees with the name; `likely`: one of them
 * alone; `unclear`: words point to several groups, `candidates` in the order of trust; `none`: no word tells.
 */
export type GroupProposal = {
  group: number | null
  confidence: 'certain' | 'likely' | 'unclear' | 'none'
  candidates: number[]
}

/**
 * Proposes the OCOP product group (1–26) from the category column, the heading of the block and the product name. The
 * category counts first, then the name, then the block.
 * Source: docs/sources.md#product-groups (the words are ours).
 */
export function groupOf(name: string, category: string | null, section: string | null): GroupProposal {
  const numbered = category === null ? null : groupNumber(category)
  if (numbered !== null) return { group: numbered, confidence: 'certain', candidates: [numbered] }
  const named = byWords(name)
  const said = category === null ? null : withinBranch(groupName(category), named)
  const parts = MIXED.test(fold(name)) ? name.split(MIX).slice(0, MOST_PARTS).map(byWords) : []
  const candidates = [...new Set([said, named, ...parts].filter((group) => group !== null))]
  const [first] = candidates
  if (first !== undefined && candidates.length > 1) return { group: first, confidence: 'unclear', candidates }
  if (first !== undefined)
    return { group: first, confidence: said !== null && named !== null ? 'certain' : 'likely', candidates }
  const block = section === null ? null : groupName(section)
  return {
    group: block,
    confidence: block === null ? 'none' : 'likely',
    candidates: block === null ? [] : [block],
  }
}

/** `Thủ công mỹ nghệ` is the name of a whole branch: cloth in it is cloth. */
function withinBranch(said: number | null, named: number | null): number | null {
  return said === 21 && named === 22 ? named : said
}

/** Gift sets may hold goods of several groups; elsewhere `và` joins ingredients. */
const MIXED = /^(?:combo|set|hop qua|gio qua|bo qua|qua tang)(?: |$)/
const MOST_PARTS = 8
const MIX = /\s(?:và|\+|&)\s|\+|,\s/

/** `11. Chè tươi, chế biến`, `Bộ 11`. */
function groupNumber(text: string): number | null {
  const found = /^(?:bo(?: san pham)?|nhom)? ?(\d{1,2})(?: \D|$)/.exec(fold(text))
  const number = Number(found?.[1])
  return number >= 1 && number <= 26 && groupName(text) === number ? number : null
}

const groupName = remembered((text: string): number | null => {
  const folded = fold(text)
  const found = GROUP_NAMES.find(([words]) => (words === 'hoa' ? folded === words : hasWords(folded, words)))
  return found?.[1] ?? null
})

function firstWord(folded: string): string {
  const end = folded.indexOf(' ')
  return end < 0 ? folded : folded.slice(0, end)
}

/** The head of a Vietnamese name stands first: the words nearest the beginning win, the longest of them if several start there. */
function byWords(name: string): number | null {
  let folded = fold(name)
  while (OPENING.test(folded)) folded = folded.replace(OPENING, '')
  const best = BY_FIRST_WORD.get(firstWord(folded))?.find(
    ({ words }) => folded === words || folded.startsWith(`${words} `),
  )
  if (!best || !spelt(name, best.words)) return null
  const turned = PROCESSED.find(([words]) => words.test(folded.slice(best.words.length)))
  return turned?.[1][best.group] ?? best.group
}

/** Short words mean other things with other marks (đào and dao, lê and lễ): they count only where the name is this word. */
const MARKED: Record<string, RegExp> = {
  bia: /(?:^|\s)bia(?:\s|$)/,
  cai: /(?:^|\s)cải/,
  dao: /(?:^|\s)đào/,
  le: /(?:^|\s)lê/,
  man: /(?:^|\s)mận/,
  na: /(?:^|\s)na(?:\s|$)/,
  vai: /(?:^|\s)vải/,
  dua: /(?:^|\s)dứa|(?:^|\s)dừa|(?:^|\s)dưa/,
  nam: /(?:^|\s)nấm/,
  bo: /(?:^|\s)bơ/,
  mo: /(?:^|\s)mơ/,
  ca: /(?:^|\s)cá/,
  de: /(?:^|\s)dê/,
  dau: /(?:^|\s)đậu|(?:^|\s)đỗ/,
  ke: /(?:^|\s)kê/,
  cha: /(?:^|\s)chả/,
  ro: /(?:^|\s)rổ/,
  non: /(?:^|\s)nón/,
  cao: /(?:^|\s)cao(?:\s|$)/,
  que: /(?:^|\s)quế/,
  hoi: /(?:^|\s)hồi/,
  lanh: /(?:^|\s)lanh(?:\s|$)/,
  ao: /(?:^|\s)áo/,
  hong: /(?:^|\s)hồng/,
  com: /(?:^|\s)cơm|(?:^|\s)cốm/,
  mat: /(?:^|\s)mật/,
  ngan: /(?:^|\s)ngan(?:\s|$)/,
  chieu: /(?:^|\s)chiếu/,
  tranh: /(?:^|\s)tranh(?:\s|$)/,
}

function spelt(name: string, words: string): boolean {
  const marked = MARKED[words]
  return marked === undefined || (lower(name) !== plain(name) && marked.test(lower(name)))
}
