/** A lane with more than this waiting is not told again: what it was told before is still there. */
export const laneRoom = 100

/** The same for bulk work in the intake queue: pages of imports, tenants of bulk jobs. */
export const intakeRoom = 20
