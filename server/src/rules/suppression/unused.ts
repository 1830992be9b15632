import * as l10n from '@vscode/l10n';
import { removeLines } from '../../editing/textEdits';
import { type Directive, readDirective, readYamlDirective } from '../../markdown/directives';
import { readHeader } from '../../model/header';
import { isBreak } from '../../model/parse';
import { lineAt, type Transcript } from '../../model/transcript';
import { excerpt } from '../../text/excerpt';
import { content } from '../../text/lines';
import { type Edit, lineRange, type Position } from '../../text/span';
import type { Effect, SuppressionRule } from '../rule';

/** What the fix of a report removes: the comment, or the rule with what separates it from the next or from the one before. */
const COMMENT = 'comment';
const RULE_AND_NEXT = 'next';
const RULE_AND_BEFORE = 'before';

/** A comment that turns rules off where they report nothing, or that names a rule which doesn't exist. */
export const unused: SuppressionRule = {
  id: 'suppression/unused',
  defaultLevel: 'information',
  summary: 'A `chatlog-disable…` comment turns nothing off, or names a rule that does not exist.',
  meaning: () =>
    l10n.t('What it was written for is fixed or moved; it would hide the next mistake that is made there.'),
  scope: 'suppression',

  check(directive, lines, effectOf, report) {
    const { kind, line, start, end, rules } = directive;
    const whole = (message: string, isFixUnsafe = holdsBack(lines, line)) =>
      report({ range: lineRange(line, start, end), message, data: COMMENT, isFixUnsafe });
    if (kind === undefined) {
      whole(
        l10n.t(
          'There is no such comment: expected "chatlog-disable-next-line", "chatlog-disable", "chatlog-enable" or "chatlog-disable-file".',
        ),
        true,
      );
      return;
    }
    const effects = rules.map(rule => effectOf(rule));
    const isUnused = rules.length === 0 ? effectOf() === 'none' : effects.every(effect => effect === 'none');
    if (isUnused) {
      whole(
        kind === 'enable'
          ? l10n.t('This comment turns nothing on again: nothing is turned off above it.')
          : l10n.t('This comment turns nothing off: there is nothing to report.'),
      );
      return;
    }
    // A safe fix leaves what is misspelt; an unsafe one takes the comment where nothing in it is of use.
    const firstToStay = effects.findIndex(effect => effect !== 'none');
    const firstOfUse = effects.findIndex(effect => effect === 'some' || effect === 'undecided');
    const part = (i: number, effect: Effect) => {
      if (effect === 'unknownRule' && firstOfUse === -1) return COMMENT;
      return i < (firstOfUse === -1 ? firstToStay : firstOfUse) ? RULE_AND_NEXT : RULE_AND_BEFORE;
    };
    rules.forEach((rule, i) => {
      const effect = effects[i];
      if (effect !== 'none' && effect !== 'unknownRule') return;
      report({
        range: lineRange(line, rule.start, rule.end),
        message:
          effect === 'unknownRule'
            ? l10n.t('Unknown rule "{0}".', excerpt(rule.id))
            : l10n.t('The rule "{0}" has nothing to report here.', rule.id),
        data: part(i, effect),
        // A slip of the finger still means some rule.
        isFixUnsafe: effect === 'unknownRule',
      });
    });
  },

  fixSafety: 'mixed',
  noun: count => (count === 1 ? l10n.t('1 unused comment') : l10n.t('{0} unused comments', count)),
  fix({ transcript }, { range: { start }, data }) {
    const directive = directiveAt(transcript, start.line);
    if (directive === undefined) return undefined;
    return data === COMMENT
      ? { title: l10n.t('Remove the comment'), edits: [removeLines(transcript, start.line, start.line + 1)] }
      : {
          title: l10n.t('Remove the rule from the comment'),
          edits: [removeRule(directive, start, data === RULE_AND_NEXT)],
        };
  },
};

/** Whether the line below a comment would be a header without it: a bare time is one after a blank line or the front matter. */
function holdsBack(lines: readonly string[], line: number): boolean {
  const below = lines[line + 1];
  if (below === undefined || (line > 0 && !isBreak(lines[line - 1]!))) return false;
  return readHeader(below, true) !== undefined && readHeader(below, false) === undefined;
}

function directiveAt(transcript: Transcript, line: number): Directive | undefined {
  const text = content(lineAt(transcript, line));
  return readDirective(text, line) ?? readYamlDirective(text, line);
}

/** With what separates it from the next rule, or from the one before. */
function removeRule({ rules }: Directive, { line, character }: Position, withNext: boolean): Edit {
  const at = rules.findIndex(({ start }) => start === character);
  const rule = rules[at]!;
  const removed = withNext
    ? lineRange(line, rule.start, rules[at + 1]!.start)
    : lineRange(line, rules[at - 1]!.end, rule.end);
  return { range: removed, newText: '' };
}
