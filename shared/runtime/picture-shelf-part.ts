import * as z from 'zod'
import { diskShelf } from '../adapters/pictures/disk-shelf.ts'
import type { PictureShelf } from '../adapters/pictures/ordered.ts'
import { s3Shelf } from '../adapters/pictures/s3-shelf.ts'
import { type Env, FilesEnv } from './env.ts'

/** Where pictures lie: in the bucket, or in a folder on this machine. */
export function pictureShelfPart(env: Env): PictureShelf {
  const of = FilesEnv.parse(env)
  return of.BUCKET ? s3Shelf(of.BUCKET) : diskShelf(z.string().parse(of.FILES_DIR))
}
