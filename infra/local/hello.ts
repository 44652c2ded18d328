import type { LocalSystem } from './system.ts'

/** What a person reads after the first start: where to look, and one thing to try. */
export function hello(system: LocalSystem, milliseconds: number): string {
  const { url, dataFolder, users, marketplaces } = system
  return [
    `OCOP marketplace connector: ready in ${(milliseconds / 1000).toFixed(1)} s.`,
    '',
    `  Pages        ${url}            log in as ${users.map((user) => user.user).join(', ')}`,
    `  API          ${url}/openapi.json`,
    `  Mailbox      ${url}/local/mail`,
    `  Sandboxes    ${marketplaces.map((id) => `${url}/local/marketplaces/${id}/products`).join('\n               ')}`,
    `  Data         ${dataFolder}   (delete it to start afresh)`,
    '',
    `Try it: open ${url}, log in as htx, upload test/samples/1-htx-mat-ong.xlsx and confirm.`,
    'Ctrl-C stops.',
  ].join('\n')
}
