const DATE = /\d{4}[-_. ]?\d{1,2}[-_. ]?\d{1,2}/;
/** Of a second file or folder with a name: `ChatExport_2026-11-22 (1)`. */
const COPY = /\s*\(\d+\)$/;

/**
 * The names that differ from a name with a date in their numbers alone and are later, the latest first: applications name the folder of
 * an export by its day, `ChatExport_2026-11-29` beside `ChatExport_2026-11-22`.
 */
export function laterDatedNames(name: string, others: readonly string[]): string[] {
  if (!DATE.test(name)) return [];
  const form = formOf(name);
  const compare = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
  return others
    .filter(other => formOf(other) === form && compare(other, name) > 0)
    .sort((a, b) => compare(b, a));
}

function formOf(name: string): string {
  return name.replace(COPY, '').replace(/\d+/g, '0');
}
