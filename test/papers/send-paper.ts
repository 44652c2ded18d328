/** Sends a paper through the API as a form; a list is the same field several times. */
export function sendPaper(
  url: string,
  token: string,
  file: { name: string; bytes: Uint8Array<ArrayBuffer> } | null,
  fields: Record<string, string | string[]>,
): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  if (file) form.append('file', new File([file.bytes], file.name))
  return fetch(`${url}/api/papers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  })
}
