/** A text, and the white space around it. Of white space alone, all is at the start. */
export function withoutEnds(text: string): {
  readonly start: string;
  readonly inner: string;
  readonly end: string;
} {
  const rest = text.trimStart();
  const start = text.slice(0, text.length - rest.length);
  const inner = rest.trimEnd();
  return { start, inner, end: rest.slice(inner.length) };
}

/** A text without its line breaks: white space that holds one becomes a space. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/g, space => (space.includes('\n') ? ' ' : space));
}
