import * as z from 'zod'
import { SandboxFault } from '../../shared/ports/sandbox.ts'

const Fault = SandboxFault.extend({ times: SandboxFault.shape.times.default(1) })

/** What a sandbox is told: one fault, a list, or `{faults: […]}`; an empty list clears them. */
export const SandboxFaults = z
  .union([z.object({ faults: z.array(Fault) }), z.array(Fault), Fault])
  .transform((value): SandboxFault[] => {
    if (Array.isArray(value)) return value
    return 'faults' in value ? value.faults : [value]
  })
