/**
 * How big, how long and how many: every number of the functions and queues. Plain data, nothing of the CDK.
 * Memory follows the measured peak of each function; 1769 MB is where Lambda gives one whole processor.
 */
export const functions = {
  /** Half of it may be spent on pictures: `shared/steps/import-pictures.ts`. */
  'import-sheet': { memoryMb: 1769, timeoutSeconds: 300 },
  /** Four requests of five seconds at most, and a decoding of twenty. */
  'prepare-picture': { memoryMb: 1769, timeoutSeconds: 45 },
  'declare-listings': { memoryMb: 512, timeoutSeconds: 60 },
  /** The timeout of a lane is its manifest's. */
  publish: { memoryMb: 512, timeoutSeconds: null },
  sweep: { memoryMb: 512, timeoutSeconds: 60 },
  digest: { memoryMb: 512, timeoutSeconds: 60 },
  /** Holds the pictures of a package, 100 MB of them, twice; below the lease of a desk in `shared/steps/hand-over.ts`. */
  'hand-over': { memoryMb: 1769, timeoutSeconds: 600 },
  /** Pages wait for it: less than they have themselves. */
  'consult-marketplace': { memoryMb: 512, timeoutSeconds: 20 },
  /** Below the 30 seconds after which the HTTP API gives up. */
  web: { memoryMb: 1024, timeoutSeconds: 25 },
  /** Reads the settings of a marketplace and checks a signature: nothing is sent. Within what `web` waits for it. */
  'check-hint': { memoryMb: 512, timeoutSeconds: 10 },
  'dead-letter': { memoryMb: 256, timeoutSeconds: 30 },
} as const satisfies Record<string, { memoryMb: number; timeoutSeconds: number | null }>

export type FunctionName = keyof typeof functions

export type QueuePlan = {
  batchSize: number
  /** At least 2: Lambda takes no less. */
  maxConcurrency: number
  /** Seconds a message may wait before somebody should look. */
  lateAfterSeconds: number
}

export const queues = {
  /** One file at a time: a file that breaks the process must not take others with it. */
  import: { batchSize: 1, maxConcurrency: 5, lateAfterSeconds: 900 },
  intake: { batchSize: 5, maxConcurrency: 5, lateAfterSeconds: 900 },
  /** What a person waits for, one at a time: behind nothing but its like. */
  'intake-express': { batchSize: 1, maxConcurrency: 5, lateAfterSeconds: 300 },
  digest: { batchSize: 5, maxConcurrency: 2, lateAfterSeconds: 1800 },
} as const satisfies Record<string, QueuePlan>

export type QueueName = keyof typeof queues

/** Lanes take batch size and concurrency from their manifest. */
export const laneLateAfterSeconds = 1800

/** The express queue of a lane: what a person waits for, one listing at a time. */
export const express = { batchSize: 1, lateAfterSeconds: 300 } as const

export const deadLetters = { batchSize: 10, maxConcurrency: 2, retentionDays: 14 } as const

/** Failed deliveries of a message before it becomes a dead letter. */
export const maxReceives = 5

/** Queue visibility as a multiple of its function's timeout, as Lambda asks for. */
export const visibilityFactor = 6

export const sweepEveryMinutes = 1

/** A package leaves at most so long after its time of the day. */
export const handOverEveryMinutes = 15
