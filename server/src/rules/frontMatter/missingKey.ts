import * as l10n from '@vscode/l10n';
import { insertLinesAfter } from '../../editing/textEdits';
import { openingRange, readableFrontMatter } from '../../log/readableFrontMatter';
import type { FrontMatterEntry } from '../../model/frontMatter';
import { isBlank } from '../../text/lines';
import type { HeadRule } from '../rule';
import { frontMatterLine, impliedValue, isGuess } from './impliedValues';
import { type KnownKey, nearMisses, REQUIRED_KEYS } from './knownKeys';

/** A required key is absent, and no near miss of it is present. */
export const missingKey: HeadRule = {
  id: 'front-matter/missing-key',
  defaultLevel: 'warning',
  summary: 'The front matter lacks `layout`, `title`, `date`, `author` or `tag`.',
  meaning: () => l10n.t('All real logs have these five, and sites list and show logs by them.'),
  scope: 'head',

  check(log, report) {
    const frontMatter = readableFrontMatter(log);
    if (frontMatter === undefined) return;
    const absent = REQUIRED_KEYS.filter(key => frontMatter.entry(key) === undefined);
    if (absent.length === 0) return;
    const near = nearMisses(frontMatter);
    for (const key of absent) {
      if (near.has(key)) continue;
      if (key === 'tag' && (frontMatter.entry('tags') !== undefined || near.has('tags'))) continue;
      report({
        range: openingRange(log),
        message: l10n.t('The front matter has no key "{0}".', key),
        data: key,
        isFixUnsafe: isGuess(key),
      });
    }
  },

  fixSafety: 'mixed',
  noun: count => (count === 1 ? l10n.t('1 missing key') : l10n.t('{0} missing keys', count)),
  fix(log, finding) {
    const frontMatter = readableFrontMatter(log);
    const key = finding.data as KnownKey;
    const value = impliedValue(log, key);
    // If the end of the front matter is a guess, it must be closed first.
    if (frontMatter === undefined || !frontMatter.isClosed || value === undefined) return undefined;
    const { lines, openingLine, closingLine } = frontMatter;
    let last = closingLine - 1;
    while (last > openingLine && isBlank(lines[last]!)) last--;
    if (frontMatter.entries.some(entry => isInBraces(entry, lines))) return undefined;
    const line = frontMatterLine(key, value);
    return {
      title: l10n.t('Insert "{0}"', line.replace(/: +/, ': ')),
      edits: [insertLinesAfter(log.transcript, last, [line])],
    };
  },
};

/** Whether the mapping is in braces, as in `{layout: source, …}`: an added line would not be part of it. */
function isInBraces({ keyRange: { start } }: FrontMatterEntry, lines: readonly string[]): boolean {
  return /[{,]/.test(lines[start.line]!.slice(0, start.character));
}
