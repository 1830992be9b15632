import type { RegistryRule, Rule } from '../../server/src/rules/rule';
import { fixesOf } from './fixesOf';
import type { ReadFile } from './readFile';

const HEAD = /^# .+\n\n.+\n\nDefault level: `\w+`.*\n/;

const CHINESE_HEAD = /(?<=\n## 简体中文\n\n)(.+)\n\n默认级别：`\w+`.*\n/;

/** The path of a rule's page from the root. */
export function pathOfPage({ id }: Pick<Rule, 'id'>): string {
  return `docs/rules/${id}.md`;
}

/**
 * The page of a rule, and the rule's summary in Chinese. Title, summary, default level and kind of fix come from the rule; the rest is
 * written by hand in the page. So is the Chinese summary: the first line below its heading.
 *
 * @throws Error if there is no page, or it has no place for these
 */
export function rulePage(rule: Rule | RegistryRule, read: ReadFile): { page: string; chinese: string } {
  const path = pathOfPage(rule);
  const page = readPage(path, read);
  if (!HEAD.test(page)) {
    throw new Error(`${path} does not begin with "# ID", a summary and "Default level: \`LEVEL\`".`);
  }
  const [, chinese] = CHINESE_HEAD.exec(page) ?? [];
  if (chinese === undefined) {
    throw new Error(`${path} has no "## 简体中文" with a summary and "默认级别：\`LEVEL\`".`);
  }
  const { id, summary, defaultLevel } = rule;
  const fixes = fixesOf(rule);
  const [fix, chineseFix] =
    fixes === undefined ? ['', ''] : [` · Fix: ${fixes.english}`, ` · 修复：${fixes.chinese}`];
  const filledIn = page
    .replace(HEAD, () => `# ${id}\n\n${summary}\n\nDefault level: \`${defaultLevel}\`${fix}\n`)
    .replace(CHINESE_HEAD, () => `${chinese}\n\n默认级别：\`${defaultLevel}\`${chineseFix}\n`);
  return { page: filledIn, chinese };
}

function readPage(path: string, read: ReadFile): string {
  try {
    return read(path);
  } catch (cause) {
    throw new Error(`${path} is missing: take the page of another rule as a pattern.`, { cause });
  }
}
