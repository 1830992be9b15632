import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatLog } from '../../server/src/document/chatLog';
import { rulesByScope } from '../../server/src/document/rulesByScope';
import { rules } from '../../server/src/rules';
import type { Report, Rule } from '../../server/src/rules/rule';
import type { RuleLevels } from '../../server/src/rules/ruleLevels';
import { plainTexts } from '../support/plainTexts';
import { runs } from '../support/runs';

/** Every image is missing. */
const images = { find: (path: string) => ({ state: 'missing', path }) as const, near: () => [] };

const ofMessages = rules.filter(
  ({ scope }) => scope === 'message' || scope === 'images' || scope === 'neighbours',
);

/** The levels if some rules are on. */
const someLevels = fc
  .subarray(ofMessages)
  .map((on): RuleLevels => new Map(on.map(rule => [rule, 'warning'] as const)));

describe('rules that do not look at plain messages', () => {
  it('would find nothing in them', () =>
    fc.assert(
      fc.property(plainTexts, someLevels, (text, levels) => {
        const log = new ChatLog(text, { fileName: '2020-02-02-chat.markdown', levels, images });
        const found = [...log.findings.all()].map(
          ({ messageIndex, rule, message }) => `${messageIndex} ${rule.id} ${message}`,
        );
        assert.deepEqual(found.sort(), everythingIn(log, levels).sort());
      }),
      { numRuns: runs(3_000) },
    ));
});

/** What the rules find when each of them looks at each message. */
function everythingIn(log: ChatLog, levels: RuleLevels): string[] {
  const { message, images: imageRules, neighbours } = rulesByScope(levels);
  return log.transcript.messages.flatMap((each, index) => {
    const found: string[] = [];
    const reportOf = (rule: Rule) => (report: Report) =>
      found.push(`${index} ${rule.id} ${messageText(report, log, index)}`);
    for (const rule of message) rule.check(each, reportOf(rule));
    for (const rule of imageRules) rule.check(images, each, reportOf(rule));
    for (const rule of neighbours) rule.check(log, index, reportOf(rule));
    return found;
  });
}

function messageText({ message }: Report, log: ChatLog, index: number): string {
  return typeof message === 'string' ? message : message(log, index);
}
