/**
 * What a sharing page shows, as an address of the file itself. A folder has none: null. Other addresses stay as they are.
 * Forms: docs/sources.md#pictures-by-link.
 */
export function fileAddress(url: URL): URL | null {
  if (url.hostname === 'drive.google.com' || url.hostname === 'docs.google.com') return driveFile(url)
  if (/^(?:www\.)?dropbox\.com$/.test(url.hostname)) return dropboxFile(url)
  return url
}

/** `/file/d/<id>/view`, `/open?id=<id>`, `/uc?id=<id>`; accounts may stand in front as `/u/0`. */
function driveFile(url: URL): URL | null {
  if (/\/(?:folders|folderview)(?:\/|$)/.test(url.pathname)) return null
  const id = /\/file\/(?:u\/\d+\/)?d\/([\w-]+)/.exec(url.pathname)?.[1] ?? url.searchParams.get('id')
  if (!id || !/\/(?:file|open|uc)\b/.test(url.pathname)) return url
  const file = new URL('https://drive.google.com/uc?export=download')
  file.searchParams.set('id', id)
  const key = url.searchParams.get('resourcekey')
  if (key) file.searchParams.set('resourcekey', key)
  return file
}

/** The key in `rlkey` is what lets a reader in, so it stays. */
function dropboxFile(url: URL): URL | null {
  if (/^\/(?:scl\/fo|sh)\//.test(url.pathname)) return null
  const file = new URL(url)
  file.searchParams.delete('raw')
  file.searchParams.set('dl', '1')
  return file
}
