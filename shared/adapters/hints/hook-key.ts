import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

/** The secret that makes addresses for hints unguessable. Asked for once: it never changes, or every address would. */
export function secretHookKey(secretName: string): () => Promise<string> {
  const client = new SecretsManagerClient({})
  let known: Promise<string> | null = null
  const read = async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretName }))
    if (!SecretString) throw new Error('the secret for addresses of hints is empty')
    return SecretString
  }
  return async () => {
    known ??= read()
    try {
      return await known
    } catch (error) {
      known = null
      throw error
    }
  }
}
