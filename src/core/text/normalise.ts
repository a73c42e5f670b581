/**
 * The text every offset refers to: a leading BOM dropped, every line end (CRLF, CR) as one LF. Nothing else
 * changes, so that a quote is what the article says.
 */
export function normaliseText(decoded: string): string {
  const text = decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded;
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
