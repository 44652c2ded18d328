// Decodes one HEIC picture in a thread of its own, which may be stopped at any time. Plain JavaScript: on AWS this file
// lies beside the bundle as it is.
import { parentPort, workerData } from 'node:worker_threads'
import heic from 'heic-decode'

const [picture] = await heic.all({ buffer: workerData.bytes })
if (!picture || picture.width * picture.height > workerData.maxPixels) {
  parentPort.postMessage({ why: picture ? 'too-large' : 'unsupported' })
} else {
  const { width, height, data } = await picture.decode()
  parentPort.postMessage({ width, height, data }, [data.buffer])
}
