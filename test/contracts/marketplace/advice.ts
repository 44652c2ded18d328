import type { SandboxFault } from '../../../shared/ports/sandbox.ts'

const byTheClient =
  'createHttpClient says so by itself: the request went another way, or its failure was not handed on'
const unread =
  'every answer is checked before it is believed, also one to a change that was read back: nobody knows whether it was carried out'

/** What somebody who writes a marketplace may have to do where a fault comes to something else than it should. */
export const advice: Record<SandboxFault['kind'], string> = {
  '429': byTheClient,
  '500': byTheClient,
  '502': byTheClient,
  '503': byTheClient,
  'cut-after-commit': byTheClient,
  'cut-before-commit': byTheClient,
  latency: `${byTheClient}; withDeadline ends a call as a whole`,
  'no-answer': `${byTheClient}; withDeadline ends a call as a whole`,
  'expired-token':
    'requests go through createSession, which logs in once more; a login that is refused is refusedConnection, and forgetLogins has to forget every login that was given',
  'malformed-json': byTheClient,
  'html-page': byTheClient,
  oversize: byTheClient,
  'empty-answer': `an empty body is null and "answered": ${unread}`,
  'wrong-product':
    'the id (or for a create the SKU) in the answer is compared with the one that was asked for',
  exists:
    'that the SKU is taken is no fault of the product: retryable marketplace.exists, for a create and a change alike; the next look adopts it (how the sandbox says it: `taken`)',
  partial:
    'what the sandbox answers in `partial` is a refusal of what was sent: permanent marketplace.rejected, also inside an answer with status 200',
  'too-many-in-body':
    'what the sandbox answers in `tooManyInBody` is read in the third parameter of createHttpClient, for logins as well',
  'slow-review': 'a change that was taken is a success, whatever the review says later',
  reject: 'a change that was taken is a success; the rejection is a state with reasons, found by a look',
  'unknown-status': 'a word that is not in the list is the state unknown, and no failure',
  'too-many': byTheClient,
}
