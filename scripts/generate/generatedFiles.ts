import { registryRules, rules } from '../../server/src/rules';
import { manifest } from './manifest';
import { manifestTexts } from './manifestTexts';
import type { ReadFile } from './readFile';
import { readme } from './readme';
import { pathOfPage, rulePage } from './rulePage';
import { ruleTable } from './ruleTable';
import { SPEAKER_COLORS_FILE, speakerColors } from './speakerColors';

/**
 * The partly generated files with their expected content, by path from the root. Text in them that is written by
 * hand stays as it is.
 *
 * @throws Error if a page is missing, or a place to fill in
 */
export function generatedFiles(read: ReadFile): ReadonlyMap<string, string> {
  const documented = [...rules, ...registryRules].map(rule => ({ rule, ...rulePage(rule, read) }));
  const generate = (path: string, change: (text: string) => string): [string, string] => [
    path,
    change(read(path)),
  ];
  return new Map([
    generate('package.json', text => manifest(text, [...rules, ...registryRules])),
    generate('package.nls.json', text => manifestTexts(text, 'english', documented)),
    generate('package.nls.zh-cn.json', text => manifestTexts(text, 'chinese', documented)),
    generate('README.md', text => readme(text, documented.length)),
    generate('docs/rules/README.md', text => ruleTable(text, documented)),
    [SPEAKER_COLORS_FILE, speakerColors()],
    ...documented.map(({ rule, page }): [string, string] => [pathOfPage(rule), page]),
  ]);
}
