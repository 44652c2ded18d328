/** A lane with more than this waiting is not told again: what it was told before is still there. */
export const laneRoom = 100
