/** A small PDF with these objects besides those it needs. */
export function madePdf(more = '', catalog = ''): Uint8Array<ArrayBuffer> {
  const text = `%PDF-1.7
1 0 obj <</Type /Catalog /Pages 2 0 R ${catalog}>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj
${more}
trailer <</Root 1 0 R>>
%%EOF
`
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}
