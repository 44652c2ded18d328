import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  NotAuthorizedException,
  PasswordResetRequiredException,
  TooManyRequestsException,
  UserNotConfirmedException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import * as z from 'zod'
import { type Identity, IdentityBusy } from '../../ports/identity.ts'

const refusals = [
  NotAuthorizedException,
  UserNotFoundException,
  PasswordResetRequiredException,
  UserNotConfirmedException,
]

/** Asks the user pool for a token. Null for a wrong name or password alike. */
export function cognitoSignIn(clientId: string): Identity['signIn'] {
  const client = new CognitoIdentityProviderClient({})
  return async ({ user, password }) => {
    // The pool calls these invalid requests rather than wrong passwords.
    if (user === '' || password === '') return null
    try {
      const answer = await client.send(
        new InitiateAuthCommand({
          AuthFlow: 'USER_PASSWORD_AUTH',
          ClientId: clientId,
          AuthParameters: { USERNAME: user, PASSWORD: password },
        }),
      )
      return answer.AuthenticationResult?.IdToken ?? null
    } catch (error) {
      if (refusals.some((refusal) => error instanceof refusal)) return null
      throw error instanceof TooManyRequestsException ? new IdentityBusy() : error
    }
  }
}

/** Asks the token service of local mode, whose seeded users have no password. */
export function localSignIn(url: string): Identity['signIn'] {
  return async ({ user }) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user }),
    })
    if (!answer.ok) return null
    return z.object({ token: z.string() }).parse(await answer.json()).token
  }
}
