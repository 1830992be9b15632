/** Where the page of a rule stands, relative to the root of the project. */
export function documentationPath(ruleId: string): string {
  return `docs/rules/${ruleId}.md`;
}
