import type { PaperPhotos, PictureOrder, PictureSide, Pictures, Prepared } from '../../ports/pictures.ts'

/** Pixels of a stored picture. */
export type PictureSize = { width: number; height: number }

/** Where pictures lie: as they came, for a day, and as they are shown, for good; both under the hash of how they came. */
export type PictureShelf = {
  find(sha256: string): Promise<PictureSize | null>
  /** `side`: the same picture made smaller. */
  put(sha256: string, picture: PictureSize & { bytes: Uint8Array }, side?: PictureSide): Promise<void>
  /** The photo of a paper, ready to be shown. */
  putPaper(sha256: string, bytes: Uint8Array): Promise<void>
  putRaw(sha256: string, bytes: Uint8Array): Promise<void>
  getRaw(sha256: string): Promise<Uint8Array | null>
}

/** Who works on orders: here, or in a function of its own. */
export type Studio = (order: PictureOrder) => Promise<Prepared>

/** Orders pictures from a studio. Bytes go over the shelf, and nothing goes where the picture lies there already. */
export function orderedPictures(shelf: Pick<PictureShelf, 'find' | 'putRaw'>, studio: Studio): Pictures {
  return {
    async prepare({ sha256, bytes }) {
      const known = await shelf.find(sha256)
      if (known) return { ok: true, sha256, ...known }
      await shelf.putRaw(sha256, bytes)
      return studio({ kind: 'stored', sha256 })
    },
    fetch: (url) => studio({ kind: 'link', url }),
  }
}

/** Orders the photos of papers from a studio. */
export function orderedPapers(shelf: Pick<PictureShelf, 'putRaw'>, studio: Studio): PaperPhotos {
  return async ({ sha256, bytes }) => {
    await shelf.putRaw(sha256, bytes)
    return studio({ kind: 'paper', sha256 })
  }
}
