/** Something on this machine that keeps local mode from starting, said so that the reader can mend it. */
export class LocalTrouble extends Error {}
