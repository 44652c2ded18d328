import { pictureCodec } from '../adapters/pictures/codec.ts'
import type { Studio } from '../adapters/pictures/ordered.ts'
import { publicWeb } from '../adapters/pictures/safe-fetch.ts'
import { pictureStudio } from '../adapters/pictures/studio.ts'
import type { Env } from './env.ts'
import { pictureShelfPart } from './picture-shelf-part.ts'

/** Apart from the other parts: only one function may carry a decoder and look at addresses that strangers wrote. */
export function studioPart(env: Env): Studio {
  return pictureStudio(pictureShelfPart(env), pictureCodec(), publicWeb())
}
