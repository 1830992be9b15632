/** Writes a text as a YAML string in double quotes. */
export function quoted(text: string): string {
  // YAML 1.1, which Jekyll reads, treats these as line breaks. JSON does not escape them.
  return JSON.stringify(text).replace(/[\u0085\u2028\u2029]/g, escapeUnit);
}

/**
 * Writes a text as a YAML string: plain where YAML certainly reads it as the same string (it begins with a
 * letter and contains nothing with a meaning in YAML), else in double quotes.
 */
export function quoteWhereNeeded(text: string): string {
  const isPlain = /^\p{L}[\p{L}\p{N} _－-]*$/u.test(text) && !text.endsWith(' ');
  const isWord = /^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
  return isPlain && !isWord ? text : quoted(text);
}

/** Writes a text in the same quotes as `source`. Without quotes in `source`, plain if the text allows it. */
export function quotedLike(source: string, text: string): string {
  if (source.startsWith('"')) return quoted(text);
  // In single quotes only the quote itself can be escaped.
  return source.startsWith("'") && /^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : quoteWhereNeeded(text);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
