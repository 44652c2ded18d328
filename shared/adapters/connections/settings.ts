/**
 * The settings in a secret; null where it is no JSON, which no marketplace takes for settings. The parser's own error
 * would quote the beginning of the secret.
 */
export function parseSettings(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
