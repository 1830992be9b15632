import type { ChatLog } from '../../document/chatLog';
import type { Position, Range } from '../../text/span';
import type { FeatureContext } from '../support/feature';
import { type Card, type Inline, section, withCode } from './card';

/** More rules than these would hide the rest of the hover. */
const MAX_RULES = 3;

/** Addresses that clients follow from a hover; VS Code leaves others out, and shows the rule's page by the finding itself. */
const FOLLOWED = /^(?:https?|file):/i;

/** Why the rules of the findings at a position are there, and the ranges of all these findings, never none. */
export function rulesAt(
  log: ChatLog,
  position: Position,
  { diagnosticOptions: { rulesDocumentation } }: FeatureContext,
): { readonly card: Card; readonly ranges: readonly Range[] } | undefined {
  const findings = [...log.findings.touching({ start: position, end: position })];
  const rules = [...new Set(findings.map(({ rule }) => rule))].slice(0, MAX_RULES);
  const card = rules.map(({ id, meaning }) => {
    const page = `${rulesDocumentation ?? ''}${id}.md`;
    const title: Inline = FOLLOWED.test(page) ? { link: id, uri: page } : { code: id };
    return section([title], withCode(meaning()));
  });
  return card.length === 0 ? undefined : { card, ranges: findings.map(({ range }) => range) };
}
