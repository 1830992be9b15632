import * as l10n from '@vscode/l10n';
import type { ChatLog } from '../../document/chatLog';
import { isFixUnsafe } from '../../rules/rule';
import type { Position, Range } from '../../text/span';
import type { FeatureContext } from '../support/feature';
import { type Card, type Inline, section, withCode } from './card';

/** The maximum number of rules. More would hide the rest of the hover. */
const MAX_RULES = 3;

/**
 * Addresses that clients open from a hover. VS Code drops other links, and links the rule's page from the
 * finding itself.
 */
const FOLLOWED = /^(?:https?|file):/i;

/**
 * The reasons of the rules with findings at a position, and the ranges of these findings, at least one.
 * `undefined` when there are none.
 */
export function rulesAt(
  log: ChatLog,
  position: Position,
  { diagnosticOptions: { rulesDocumentation } }: FeatureContext,
): { readonly card: Card; readonly ranges: readonly Range[] } | undefined {
  const findings = [...log.findings.touching({ start: position, end: position })];
  const rules = [...new Set(findings.map(({ rule }) => rule))].slice(0, MAX_RULES);
  const card = rules.map(rule => {
    const { id, meaning } = rule;
    const isUnsafe = findings.some(
      finding =>
        finding.rule === rule && isFixUnsafe(rule, finding) && rule.fix?.(log, finding) !== undefined,
    );
    const page = `${rulesDocumentation ?? ''}${id}.md`;
    const title: Inline = FOLLOWED.test(page) ? { link: id, uri: page } : { code: id };
    return isUnsafe
      ? section([title], withCode(meaning()), [l10n.t('Its fix is unsafe: it deletes, reorders or guesses.')])
      : section([title], withCode(meaning()));
  });
  return card.length === 0 ? undefined : { card, ranges: findings.map(({ range }) => range) };
}
