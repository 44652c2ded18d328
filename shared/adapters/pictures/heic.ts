import { Worker } from 'node:worker_threads'

/** Pixels of a picture: four bytes each, red, green, blue, opacity. */
type Pixels = { width: number; height: number; data: Uint8ClampedArray }
type Decoded = Pixels | { why: 'too-large' | 'unsupported' }

/** A decoder that runs wild is stopped; its pixels lie outside of what is limited here and are bounded by their count. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/**
 * Decodes a HEIC picture as iPhones take it, upright. Pixels are counted by the header before any is decoded. A hang ends
 * after `timeoutMs`, a crash ends the thread only.
 */
export function decodeHeic(
  bytes: Uint8Array,
  limits: { maxPixels: number; timeoutMs: number },
): Promise<Decoded> {
  // Its own copy, to be handed over: a view would take all along that lies around it.
  const own = Uint8Array.from(bytes)
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./heic-worker.mjs', import.meta.url), {
      workerData: { bytes: own, maxPixels: limits.maxPixels },
      transferList: [own.buffer],
      resourceLimits,
      // The decoder writes its complaints there.
      stdout: true,
      stderr: true,
    })
    const end = (decoded: Decoded) => {
      clearTimeout(timer)
      resolve(decoded)
      void worker.terminate()
    }
    const timer = setTimeout(() => end({ why: 'too-large' }), limits.timeoutMs)
    worker.once('message', end)
    worker.once('error', () => end({ why: 'unsupported' }))
    worker.once('exit', () => end({ why: 'unsupported' }))
  })
}
