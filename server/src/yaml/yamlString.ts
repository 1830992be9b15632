/** A text as a YAML string in double quotes. */
export function quoted(text: string): string {
  // Line breaks to YAML 1.1, as which Jekyll reads it; JSON leaves them as they are.
  return JSON.stringify(text).replace(/[\u0085\u2028\u2029]/g, escapeUnit);
}

/** Plain where YAML reads that as this very string beyond doubt: letters first, and nothing that means something to it. */
export function quoteWhereNeeded(text: string): string {
  const isPlain = /^\p{L}[\p{L}\p{N} _－-]*$/u.test(text) && !text.endsWith(' ');
  const isWord = /^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
  return isPlain && !isWord ? text : quoted(text);
}

/** A text in the quotes that another one is written in; plain, if it has none and the text allows it. */
export function quotedLike(source: string, text: string): string {
  if (source.startsWith('"')) return quoted(text);
  // In single quotes nothing can be escaped but the quote.
  return source.startsWith("'") && /^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : quoteWhereNeeded(text);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
