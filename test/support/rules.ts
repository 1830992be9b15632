import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll, fixAllIn } from '../../server/src/document/fixAll';
import type { Images } from '../../server/src/log/images';
import { fullText } from '../../server/src/model/transcript';
import { rules } from '../../server/src/rules';
import type { Finding, Rule } from '../../server/src/rules/rule';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import type { Range } from '../../server/src/text/span';
import { frontMatter, message } from './logText';
import { readRanges, toLspRange, withSpaces } from './marks';

export { message } from './logText';

/** Front matter without findings, in a file named `FILE_NAME`. */
export const HEAD = frontMatter('2024-05-01', 'Kim Park');

export const FILE_NAME = '2024-05-01-chat.markdown';

/** One message without findings. */
export const MESSAGE = message('07:08:28', 'Kim Park');

export interface RuleCase {
  /** Its identifier. */
  readonly rule: string;
  /**
   * The log, with marks (marks.ts) around the ranges of the rule's findings; nested marks are several findings at one place.
   */
  readonly text: string;
  /** The log after all fixes of the rule; omitted if no finding has a fix. */
  readonly fixed?: string;
  /** The log after each suggestion of the first finding, applied separately. */
  readonly suggested?: readonly string[];
  /** The expected findings of other rules, in text order. */
  readonly also?: readonly string[];
  /** The findings of other rules after the fixes, if they differ. */
  readonly alsoFixed?: readonly string[];
  readonly fileName?: string;
  readonly images?: Images;
  /** A part of the first message. */
  readonly says?: string;
}

/** Checks that a rule reports exactly the marked places, that no other rule reports anything unexpected, and the result of the fix. */
export function check(testCase: RuleCase): void {
  const { rule: id, fileName = FILE_NAME, images, also = [], alsoFixed = also } = testCase;
  const rule = rules.find(each => each.id === id);
  assert.ok(rule, id);
  const options = {
    fileName,
    levels: ruleLevels(rule.defaultLevel === 'off' ? { [id]: 'warning' } : {}),
    images,
  };
  const { text, ranges } = readRanges(testCase.text);
  const log = new ChatLog(text, options);
  const { own, others } = findingsOf(log, rule);
  assert.deepEqual(
    own.map(showRange),
    ranges.map(range => showRange({ range: toLspRange(text, range) })),
    `ranges of ${id}: ${JSON.stringify(own.map(f => f.message))}`,
  );
  assert.deepEqual(others, also, 'findings of other rules');
  if (testCase.says !== undefined) assert.ok(own[0]!.message.includes(testCase.says), own[0]!.message);

  const fixes = own.map(finding => rule.fix?.(log, finding));
  const result = fixAll(text, options, { ruleId: id, unsafe: true });
  if (testCase.fixed === undefined) {
    assert.ok(
      fixes.every(fix => fix === undefined),
      `a fix that the case does not know of: ${JSON.stringify(fixes)}`,
    );
    assert.equal(result.text, text);
  } else {
    assert.equal(result.text, withSpaces(testCase.fixed));
    assert.equal(applyTo(text, fixAllIn(log, { ruleId: id, unsafe: true }).edits), result.text);
    assert.equal(applyTo(text, result.edits), result.text);
    assert.equal(fullText(log.transcript), text);
    const after = findingsOf(new ChatLog(result.text, options), rule);
    assert.deepEqual(after.own, [], 'findings after the fix');
    assert.deepEqual(after.others, alsoFixed, 'findings of other rules after the fix');
  }
  const suggestions = own[0] === undefined ? [] : (rule.suggest?.(log, own[0]) ?? []);
  assert.deepEqual(
    suggestions.map(({ edits }) => (edits === undefined ? 'a change elsewhere' : applyTo(text, edits))),
    (testCase.suggested ?? []).map(withSpaces),
  );
}

/** Applies edits as LSP clients do. */
export function applyTo(text: string, edits: readonly { range: Range; newText: string }[]): string {
  const document = TextDocument.create('test:log', 'chatlog', 0, text);
  return TextDocument.applyEdits(document, [...edits]);
}

/** All findings of a text, each as `rule line:character-line:character`. */
export function lint(text: string, fileName = FILE_NAME): string[] {
  const log = new ChatLog(text, { fileName, levels: ruleLevels() });
  return [...log.findings.all()].map(finding => `${finding.rule.id} ${showRange(finding)}`);
}

function findingsOf(log: ChatLog, rule: Rule): { own: Finding[]; others: string[] } {
  const all = [...log.findings.all()];
  return {
    own: all.filter(finding => finding.rule === rule),
    others: all.filter(finding => finding.rule !== rule).map(finding => finding.rule.id),
  };
}

function showRange({ range: { start, end } }: { range: Range }): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}
