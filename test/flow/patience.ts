import type { Patience } from '../../shared/domain/retry.ts'

/** Of tests that move the clock by minutes: a second or so is enough of everything. */
export const patience: Patience = {
  retryMs: 1_000,
  retryLimit: 12,
  leaseMs: 30_000,
  reviewMs: 1_000,
  settleMs: 1_000,
  connectionMs: 1_000,
  resendMs: 1_000,
}
