import * as z from 'zod'
import type { SandboxFault } from '../../shared/ports/marketplace.ts'

/** The faults a sandbox can be told to show. One fault, a list, or `{faults: […]}`; an empty list clears them. */
const Fault = z.object({
  kind: z.enum([
    '429',
    '500',
    '503',
    'cut-after-commit',
    'cut-before-commit',
    'latency',
    'expired-token',
    'slow-review',
    'malformed-json',
    'reject',
  ]),
  times: z.int().positive().default(1),
  operation: z.enum(['login', 'find', 'create', 'update']).optional(),
  retryAfter: z.number().nonnegative().optional(),
  delayMs: z.number().nonnegative().max(600_000).optional(),
}) satisfies z.ZodType<SandboxFault>

export const SandboxFaults = z
  .union([z.object({ faults: z.array(Fault) }), z.array(Fault), Fault])
  .transform((value): SandboxFault[] => {
    if (Array.isArray(value)) return value
    return 'faults' in value ? value.faults : [value]
  })
