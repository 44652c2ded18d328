import * as z from 'zod'

/**
 * Why a picture could not be taken. `forbidden`: an address that we do not open (not https, not public);
 * `unreachable`: it did not answer; `not-a-picture`: a page, a folder, another file; `too-large`: bytes or pixels;
 * `unsupported`: it says that it is a picture and cannot be decoded.
 */
export const PictureTrouble = z.enum([
  'forbidden',
  'unreachable',
  'not-a-picture',
  'too-large',
  'unsupported',
])
export type PictureTrouble = z.infer<typeof PictureTrouble>

/** A picture that lies ready under the SHA-256 of the bytes it came as, with the pixels of what is stored. */
export const Prepared = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    sha256: z.string().length(64),
    width: z.int().positive(),
    height: z.int().positive(),
  }),
  z.object({ ok: z.literal(false), why: PictureTrouble }),
])
export type Prepared = z.infer<typeof Prepared>

/** Longest sides, pixels, in which every picture lies ready besides the whole one; a smaller picture as it is. */
export const pictureSides = [500, 1000] as const
export type PictureSide = (typeof pictureSides)[number]

/** What is to be prepared: bytes that were laid down under their hash, what lies at an address, or the photo of a paper. */
export const PictureOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stored'), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ kind: z.literal('link'), url: z.string().max(4096) }),
  z.object({ kind: z.literal('paper'), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
])
export type PictureOrder = z.infer<typeof PictureOrder>

/** Makes the photo of a paper a JPEG like any other picture, at the address of the paper's file `sha256`. Trouble is returned. */
export type PaperPhotos = (photo: { sha256: string; bytes: Uint8Array }) => Promise<Prepared>

/**
 * Makes every picture one that all marketplaces take: upright, at most 2000 pixels a side, JPEG, nothing about the place
 * or camera in it. The key is the hash of the bytes as the seller gave them, so that the same picture sent again, or a
 * later codec, makes no new version of a listing. Safe to repeat. Trouble is returned, never thrown.
 */
export type Pictures = {
  prepare(picture: { sha256: string; bytes: Uint8Array }): Promise<Prepared>
  fetch(url: string): Promise<Prepared>
}
