import type { Walks } from '../domain/walk.ts'

/** How far the changes at each shop are known: one record per shop (`<marketplace>#<shop>`), written by `reconcile`. */
export type WalkStore = {
  /**
   * Takes the record for `owner` until `until` (epoch ms), unless somebody else holds it at `now`; answers what it
   * says, or null where it is taken.
   */
  acquire(shop: string, lease: { owner: string; until: number; now: number }): Promise<Walks | null>
  /** Keeps how far it went, and the lease until `until`; false where it was lost to somebody else. */
  save(shop: string, walks: Walks, lease: { owner: string; until: number }): Promise<boolean>
  /** Gives the record back as it is. */
  release(shop: string, owner: string): Promise<void>
}
