import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { paperFileKind, pdfTrouble } from '../../shared/domain/paper-file.ts'
import { madePdf } from './made-pdf.ts'

describe('a PDF that is not taken', () => {
  it.each([
    ['script', '/Names <</JavaScript 5 0 R>>'],
    ['script in an action', '/AA <</O <</S /JavaScript /JS (app.alert(1))>>>>'],
    ['script without its word', '/AA <</O <</JS(app.alert(1))>>>>'],
    ['script in a stream', '/X <</JS 7 0 R>>'],
    ['script behind a comment', '/X <</JS%\n<61>>>'],
    ['script spelled in numbers', '/Names <</J#61va#53cript 5 0 R>>'],
    ['a program', '/A <</S /Launch /F (a.exe)>>'],
    ['another file inside', '/Names <</EmbeddedFiles 5 0 R>>'],
    ['a stream that is a file', '/X <</Type /EmbeddedFile>>'],
    ['an action when it is opened', '/OpenAction <</S /URI /URI (https://vi-du.example)>>'],
    ['an action elsewhere', '/OpenAction 9 0 R'],
    ['a film', '/Subtype /RichMedia'],
  ])('holds %s', (_, catalog) => {
    expect(pdfTrouble(madePdf('', catalog))).toBe('active')
  })

  it('is locked', () => {
    expect(pdfTrouble(madePdf('', '/Encrypt 8 0 R'))).toBe('locked')
    expect(pdfTrouble(madePdf('', '/Encrypt<</Filter /Standard>>'))).toBe('locked')
  })

  it('is cut off', () => {
    expect(pdfTrouble(madePdf().slice(0, -8))).toBe('incomplete')
  })
})

describe('a PDF made to cost time', () => {
  // Five megabytes: a search that looks at the rest of the file again for each of them takes hours.
  it.each([
    ['comments that begin with a script', '/JS%', 'active'],
    ['comments that begin with a lock', '/Encrypt%', 'locked'],
    ['comments that begin with an action', '/OpenAction%', 'active'],
    ['lines of such comments', '/JS%\n', 'active'],
    ['comments and nothing else', '%\n', null],
    ['white space', ' ', null],
    ['numbers', '/JS 1', 'active'],
    ['signs of numbers of letters', '#', null],
  ] as const)('of %s', (_, piece, trouble) => {
    expect(pdfTrouble(madePdf(piece.repeat(5_000_000 / piece.length)))).toBe(trouble)
  })

  it('behind one name, five million spaces or comments', () => {
    for (const piece of [' ', '%\n', '%']) {
      const rest = piece.repeat(5_000_000 / piece.length)
      expect(pdfTrouble(madePdf(`/JS${rest}\n`, ''))).toBeNull()
      expect(pdfTrouble(madePdf(`/JS${rest}\n(app.alert(1))`, ''))).toBe('active')
    }
  })
})

describe('a PDF that is taken', () => {
  it.each([
    ['nothing besides', ''],
    ['a place to open at', '/OpenAction [3 0 R /XYZ null null 0]'],
    ['names that only begin alike', '/JSON (a) /LaunchDay (b) /EncryptMetadata false /JavaScripts 1'],
    ['the words in its text', '/Title (JavaScript and Launch)'],
  ])('holds %s', (_, catalog) => {
    expect(pdfTrouble(madePdf('', catalog))).toBeNull()
  })

  it('holds a large picture, whatever its bytes are', () => {
    const noise = Buffer.concat([randomBytes(500_000), Buffer.from('/JS\u0001/JSx')]).toString('latin1')
    const stream = noise.replace(/\/(?:JS|JavaScript|Launch)[(<\s]/g, '')
    expect(pdfTrouble(madePdf(`4 0 obj <<>> stream\n${stream}\nendstream endobj`))).toBeNull()
  })
})

it('only the first bytes say what a file is', () => {
  expect(paperFileKind(madePdf())).toBe('pdf')
  const late = Buffer.concat([Buffer.from('<html>'), madePdf()])
  expect(paperFileKind(late)).toBeNull()
  expect(paperFileKind(Uint8Array.from(Buffer.from('GIF89a..........')))).toBeNull()
  expect(paperFileKind(Uint8Array.from([0xff, 0xd8, 0xff, ...Array(20).fill(0)]))).toBe('photo')
  expect(paperFileKind(new Uint8Array())).toBeNull()
})
