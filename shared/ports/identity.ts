import type { Session } from '../domain/session.ts'

/** Too many people sign in at this moment: asked again in a minute, it may answer. */
export class IdentityBusy extends Error {}

/** Who is who. */
export type Identity = {
  /** The session of a token; null for any token that is not ours, not for us, or not valid now. */
  verify(token: string): Promise<Session | null>
  /**
   * A token for a person who proved who they are; null where they did not.
   * @throws IdentityBusy
   */
  signIn(credentials: { user: string; password: string }): Promise<string | null>
}
