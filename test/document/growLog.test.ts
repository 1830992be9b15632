import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { growLog } from '../../server/src/document/growLog';
import { rules } from '../../server/src/rules';
import type { MessageRule, Rule, Severity } from '../../server/src/rules/rule';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { message } from '../support/logText';
import { peopleOf } from '../support/people';
import { snapshot } from '../support/snapshot';

const fileName = '2024-02-09-chat.markdown';
const other = new ChatLog(message('07:08:28', 'Kim Park-Acme'), { fileName, levels: new Map() });
const own = new ChatLog(message('07:08:28', 'Kim Park'), { fileName, levels: new Map() });
const options = {
  fileName,
  levels: ruleLevels(Object.fromEntries(rules.map(({ id }) => [id, 'warning']))),
  people: peopleOf(other, own),
};

describe('a log that is built in pieces', () => {
  it('has the findings of the whole text, of rules about people too', async () => {
    const pieces = [
      message('07:08:28', 'Kim Park', '@Zoe'),
      message('07:08:29', 'Zoe', '@Lee'),
      message('07:08:29', 'Lee', '@Kim Park-Acme @Max'),
    ];
    const grown = await growLog(pieces, options, async () => {});
    assert.deepEqual(snapshot(grown), snapshot(new ChatLog(pieces.join(''), options)));
    const ids = [...grown.findings.all()].map(({ rule }) => rule.id);
    assert.equal(ids.filter(id => id === 'mention/unknown-speaker').length, 1);
    assert.ok(ids.includes('speaker/similar-name'));
  });

  it('pauses after each piece', async () => {
    let pauses = 0;
    let read = 0;
    function* pieces() {
      for (; read < 5; read++) {
        assert.equal(pauses, read);
        yield message('07:08:28', 'Kim');
      }
    }
    await growLog(pieces(), options, async () => {
      pauses++;
    });
    assert.equal(pauses, 5);
  });

  it('has the findings of each piece at its pause', async () => {
    let checked = 0;
    // Without signs: it looks at every message.
    const { signs, ...rule } = rules.find(({ scope }) => scope === 'message') as MessageRule;
    const counting: MessageRule = {
      ...rule,
      check: () => {
        checked++;
      },
    };
    const levels = new Map<Rule, Severity>([[counting, 'hint']]);
    const counts: number[] = [];
    // No two messages are equal: a rule may be run once for equal ones.
    const pieces = [0, 1, 2].map(piece =>
      Array.from({ length: 100 }, (_, i) => message('07:08:28', 'Kim', `${piece} ${i}`)).join(''),
    );
    const grown = await growLog(pieces, { fileName, levels }, async () => {
      counts.push(checked);
    });
    // The last message of a piece may have gone on in the next one.
    assert.deepEqual(counts, [100, 201, 302]);
    assert.deepEqual([...grown.findings.all()], []);
    assert.equal(checked, 302);
  });

  it('may be empty', async () => {
    const grown = await growLog([], options, async () => {});
    assert.deepEqual(snapshot(grown), snapshot(new ChatLog('', options)));
  });
});
