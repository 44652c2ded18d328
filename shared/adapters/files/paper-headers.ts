/** How the file of a paper is served from the bucket: not for long, so that a paper that is removed is soon gone everywhere. */
export const paperHeaders = (type: 'application/pdf' | 'image/jpeg') => ({
  ContentType: type,
  ContentDisposition: 'inline',
  CacheControl: 'public, max-age=3600',
})
