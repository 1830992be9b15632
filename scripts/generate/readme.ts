/** The number of rules in README.md, in both languages. */
const COUNTS = [
  /(?<=\[)\d+(?= rules\]\(docs\/rules\/README\.md\))/g,
  /(?<=\[)\d+(?= 条规则\]\(docs\/rules\/README\.md\))/g,
];

/**
 * README.md with the current number of rules.
 *
 * @throws Error if a language doesn't have it exactly once
 */
export function readme(text: string, ruleCount: number): string {
  return COUNTS.reduce((result, count) => {
    if (result.match(count)?.length !== 1) throw new Error(`README.md does not have ${count} once.`);
    return result.replace(count, String(ruleCount));
  }, text);
}
