import type { HandOverItem } from '../domain/hand-over/item.ts'
import type { HandOverPackage, PackageLine } from '../domain/hand-over/package.ts'
import type { HandOverSettings } from '../domain/hand-over/settings.ts'
import type { MarketplaceId } from '../domain/ids.ts'

/** The desk of one shop: products are handed to it instead of sent. */
export type Desk = {
  marketplace: MarketplaceId
  marketplaceName: string
  shop: string
  settings: HandOverSettings
}

/** Which shop a record is of. */
export type ShopOf = { marketplace: string; shop: string }

/** The records of one shop's products, as its connector sees them. */
export type HandOverItems = {
  get(key: string): Promise<HandOverItem | null>
  /**
   * Writes unless somebody else did since `previous` was read; false where somebody did. A record with something to do
   * is noted as due after it is written: whoever is cut off between the two writes it once more.
   */
  put(next: HandOverItem, previous: HandOverItem | null): Promise<boolean>
}

/** "This wish is to be packed." */
export type DueNote = { key: string; number: number }

/**
 * Hand-overs. Items: wishes by `publish`, packing by `hand-over`, answers by `web`. Packages and lines: `hand-over`;
 * their answers by `web`.
 */
export type HandOverStore = {
  items(of: ShopOf): HandOverItems
  /** Notes of what is to be packed, at most `limit`, by key. */
  due(of: ShopOf, limit: number): Promise<DueNote[]>
  /** Removes a note, unless another wish was noted since. */
  settle(of: ShopOf, note: DueNote): Promise<void>

  package(id: string): Promise<HandOverPackage | null>
  /** Writes unless somebody else did since `previous` was read; false where somebody did. */
  putPackage(next: HandOverPackage, previous: HandOverPackage | null): Promise<boolean>
  /** Packages of all marketplaces, newest day first; `before`: with ids smaller than this. */
  packages(range: { before: string | null; limit: number }): Promise<HandOverPackage[]>

  putLine(id: string, line: PackageLine): Promise<void>
  /** Lines of a package, by key. */
  lines(id: string): Promise<PackageLine[]>
}

/** Files of packages, private; and what goes into them. */
export type HandOverFiles = {
  put(id: string, name: PackageFile, bytes: Uint8Array): Promise<void>
  /** The file itself, or for one too large to be answered here an address that is good for 5 minutes. */
  get(
    id: string,
    name: PackageFile,
    answer: { filename: string; maxBytes: number },
  ): Promise<{ bytes: Uint8Array } | { url: string } | null>
  picture(sha256: string): Promise<Uint8Array | null>
  /** The file of a paper under its content hash; null where there is none of that hash. */
  paper(sha256: string): Promise<Uint8Array | null>
}

export type PackageFile = 'package.zip' | 'workbook.xlsx'
