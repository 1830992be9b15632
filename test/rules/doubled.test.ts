import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll } from '../../server/src/document/fixAll';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { check, FILE_NAME, HEAD, message } from '../support/rules';
import { runs } from '../support/runs';

const rule = 'message/doubled';
const RELEASE = 'The release is planned for Friday.';
const LUNCH = '中午一起去楼下吃面好不好';
const MEETING = '明天上午十点开会，请大家准时';

/** A message with its range marked. */
function marked(time: string, speaker: string, body: string): string {
  return message(time, speaker, body).replace(/^> .*?(?= {2}\n)/, header => `⟦${header}⟧`);
}

const found = (text: string) => {
  const log = new ChatLog(HEAD + text, { fileName: FILE_NAME, levels: ruleLevels() });
  return [...log.findings.all()].filter(finding => finding.rule.id === rule).map(each => each.messageIndex);
};

describe('message/doubled', () => {
  it('reports one message under the name of an export and its owner, with both ways to keep one', () => {
    const own = message('07:08:28', '我', RELEASE);
    const other = message('07:08:29', 'Lee Chen', RELEASE);
    check({
      rule,
      text: HEAD + own + marked('07:08:29', 'Lee Chen', RELEASE),
      fixed: HEAD + own,
      suggested: [HEAD + other],
      says: '我 and Lee Chen',
    });
  });

  it('reports one message under two names with a common part', () => {
    assert.deepEqual(
      found(message('07:08:28', '王芳-某某-产品', MEETING) + message('07:08:28', '王芳（出差）', MEETING)),
      [1],
    );
    assert.deepEqual(found(message('07:08:28', '王芳', MEETING) + message('07:08:28', '赵强', MEETING)), []);
  });

  it('reports a run under names that have nothing in common', () =>
    check({
      rule,
      text:
        HEAD +
        message('07:08:28', '王芳', MEETING) +
        marked('07:08:28', 'Wing', MEETING) +
        message('07:08:40', '赵强', LUNCH) +
        marked('07:08:40', 'zq77', LUNCH) +
        message('07:09:05', '王芳', '好') +
        message('07:10:00', '孙丽', RELEASE) +
        marked('07:10:00', 'sun', RELEASE) +
        message('07:10:08', '赵强', '[强]') +
        marked('07:10:08', 'zq77', '[强]'),
      fixed:
        HEAD +
        message('07:08:28', '王芳', MEETING) +
        message('07:08:40', '赵强', LUNCH) +
        message('07:09:05', '王芳', '好') +
        message('07:10:00', '孙丽', RELEASE) +
        message('07:10:08', '赵强', '[强]'),
      suggested: [
        HEAD +
          message('07:08:28', 'Wing', MEETING) +
          [message('07:08:40', '赵强', LUNCH), message('07:08:40', 'zq77', LUNCH)].join('') +
          message('07:09:05', '王芳', '好') +
          [message('07:10:00', '孙丽', RELEASE), message('07:10:00', 'sun', RELEASE)].join('') +
          [message('07:10:08', '赵强', '[强]'), message('07:10:08', 'zq77', '[强]')].join(''),
      ],
    }));

  it('reports exports that do not stand message by message', () =>
    assert.deepEqual(
      found(
        message('07:08:28', '王芳', MEETING) +
          message('07:08:28', '王芳', LUNCH) +
          message('07:08:29', 'Wing', MEETING) +
          message('07:08:29', 'Wing', LUNCH),
      ),
      [2, 3],
    ));

  it('reports nothing that several people say at once', () => {
    const names = ['王芳', '赵强', '孙丽', '周明'];
    for (const body of [
      '签到',
      '哈哈',
      '收到',
      '+1',
      '1',
      '[强][强][强][强]',
      '👍👍',
      '新年快乐',
      '@王芳 谢谢',
    ]) {
      assert.deepEqual(found(names.map(name => message('07:08:28', name, body)).join('')), [], body);
      assert.deepEqual(
        found(
          names
            .slice(2)
            .map(name => message('07:08:28', name, body))
            .join(''),
        ),
        [],
        body,
      );
      assert.deepEqual(found(['我', '王芳'].map(name => message('07:08:28', name, body)).join('')), [], body);
    }
    const chorus = names.map((name, i) => message(`07:08:2${i}`, name, '感谢老师今天的精彩分享'));
    assert.deepEqual(found(chorus.join('')), []);
  });

  it('reports no pictures with one name, as a name is often the second', () => {
    const picture = '![2024-05-01 07:08:28](https://example.org/20240501070828.png)';
    assert.deepEqual(found(message('07:08:28', '我', picture) + message('07:08:28', '王芳', picture)), []);
  });

  it('reports nothing that one person says twice, and nothing that is repeated later', () => {
    assert.deepEqual(found(message('07:08:28', '王芳', MEETING) + message('07:08:29', '王芳', MEETING)), []);
    assert.deepEqual(found(message('07:08:28', '我', MEETING) + message('07:08:31', '王芳', MEETING)), []);
    assert.deepEqual(found(`${message('07:08:28', '我', '')}${message('07:08:28', '王芳', '')}`), []);
  });

  it('does not take short texts for doubled where nothing around is', () => {
    const pair = message('07:08:28', '王芳', '好') + message('07:08:28', '赵强', '好');
    assert.deepEqual(
      found(message('07:08:01', '孙丽', MEETING) + pair + message('07:08:40', '孙丽', LUNCH)),
      [],
    );
  });

  it('sees texts through white space and comments', () => {
    const first = `> 07:08:28  我\n\n${MEETING}\t\n\n<!-- chatlog-disable-next-line message/empty-body -->\n\n`;
    assert.deepEqual(found(first + message('07:08:28', '王芳', MEETING)), [1]);
  });

  it('is turned off where they are two', () => {
    const comment = `<!-- chatlog-disable-next-line ${rule} -->\n   \n`;
    assert.deepEqual(
      found(message('07:08:28', '我', MEETING) + comment + message('07:08:28', '王芳', MEETING)),
      [],
    );
  });

  it('takes linear time where all messages are of one second', () => {
    const many = (body: (i: number) => string) =>
      Array.from({ length: 20_000 }, (_, i) => message('07:08:28', `K${i % 2}`, body(i))).join('');
    assert.equal(found(many(() => MEETING)).length, 0);
    assert.equal(found(many(i => `${MEETING} ${i}`)).length, 0);
    assert.equal(found(many(i => `x${i - (i % 2)}`)).length, 0);
    assert.equal(found(many(i => `${MEETING} ${i - (i % 2)}`)).length, 10_000);
  });
});

/** Logs of a few seconds, in which some messages stand twice. */
const texts = fc
  .array(
    fc.record({
      seconds: fc.constantFrom(0, 0, 0, 1, 2, 5),
      name: fc.constantFrom('我', '王芳', '王芳-某某', 'Wing', '赵强', 'zq77'),
      body: fc.constantFrom(MEETING, LUNCH, RELEASE, '签到', '[强]', ''),
    }),
    { minLength: 2, maxLength: 30 },
  )
  .map(said => {
    let time = 0;
    return said
      .map(({ seconds, name, body }) => {
        time += seconds;
        return message(`07:0${Math.floor(time / 60)}:${String(time % 60).padStart(2, '0')}`, name, body);
      })
      .join('');
  });

describe('the fixes of message/doubled', () => {
  const options = { fileName: FILE_NAME, levels: ruleLevels() };
  it('leave nothing there, and each text at its time', () => {
    let fixes = 0;
    fc.assert(
      fc.property(texts, text => {
        const before = found(text);
        const { text: fixed, fixed: counts } = fixAll(HEAD + text, options, { ruleId: rule, unsafe: true });
        fixes += before.length;
        assert.equal(counts[0]?.count ?? 0, before.length);
        const bodies = (whole: string) => new Set(whole.split(/^> \S+ {2}.*$/m).slice(1));
        assert.deepEqual(bodies(fixed), bodies(text));
        assert.deepEqual(found(fixed.slice(HEAD.length)), []);
      }),
      { numRuns: runs(1_000), seed: 10 },
    );
    assert.ok(fixes > 200, `only ${fixes}`);
  });
});
