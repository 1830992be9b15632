import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll } from '../../server/src/document/fixAll';
import { doubledRuns } from '../../server/src/log/doubledRuns';
import { formatTimestamp } from '../../server/src/model/timestamp';
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

/** A message of an invented conversation, at some seconds after midnight. */
interface Line {
  readonly at: number;
  readonly name: string;
  readonly body: string;
}

const TALK: readonly Line[] = [
  { at: 36_000, name: '王芳', body: MEETING },
  { at: 36_012, name: '赵强', body: '收到' },
  { at: 36_040, name: '赵强', body: '会议室是三楼靠窗的那一间吗' },
  { at: 36_090, name: '王芳', body: '对，三楼，记得带上周的报表' },
  { at: 36_095, name: '孙丽', body: '[强]' },
  { at: 36_200, name: '孙丽', body: '我可能要晚到十分钟，先开始吧' },
];

const lineOf = ({ at, name, body }: Line) => message(formatTimestamp(at), name, body);
const written = (lines: readonly Line[]) => lines.map(lineOf).join('');
const later = (lines: readonly Line[], seconds: number) =>
  lines.map(line => ({ ...line, at: line.at + seconds }));
const shifted = (seconds: number) => later(TALK, seconds).map(lineOf);

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

  it('reports a part of the conversation that stands again by another clock, with both ways to keep one', () => {
    const again = shifted(8 * 3600);
    const header = /^> .*?(?= {2}\n)/;
    check({
      rule,
      text: HEAD + written(TALK) + again.map(line => line.replace(header, text => `⟦${text}⟧`)).join(''),
      fixed: HEAD + written(TALK),
      suggested: [HEAD + written(TALK.slice(1)) + again.join('')],
      says: '08:00:00 later',
    });
    assert.equal(found(written(TALK) + shifted(-8 * 3600).join('')).length, 6);
    assert.deepEqual(found(written(TALK) + shifted(0).join('')), [6, 7, 8, 9, 10, 11]);
    assert.equal(found(written([...TALK, ...later(TALK, 33)].sort((a, b) => a.at - b.at))).length, 6);
  });

  it('says where the first is, also after an edit between both', () => {
    const between = message('12:00:00', '周明', '早上好');
    const text = HEAD + written(TALK) + between + shifted(8 * 3600).join('');
    const log = new ChatLog(text, { fileName: FILE_NAME, levels: ruleLevels() });
    const lines = () =>
      [...log.findings.all()]
        .filter(each => each.rule.id === rule)
        .map(each => each.related!.range.start.line);
    const before = lines();
    assert.deepEqual(before, log.transcript.startLines.slice(0, 6));
    const line = log.transcript.startLines[6]!;
    log.edit({
      range: { start: { line, character: 0 }, end: { line, character: 0 } },
      newText: message('11:59:00', '孙丽', '大家好'),
    });
    assert.deepEqual(lines(), before);
  });

  it('reports neither what one person announces again nor a few texts that come again at other times', () => {
    const announced = TALK.map(line => ({ ...line, name: '群助手' }));
    assert.deepEqual(found(written(announced) + written(later(announced, 3600))), []);
    const again = TALK.map((line, i) => ({ ...line, at: line.at + 3600 + 20 * i }));
    assert.deepEqual(found(written(TALK) + written(again)), []);
    const short = TALK.map(line => ({ ...line, body: '签到' }));
    assert.deepEqual(found(written(short) + written(later(short, 3600))), []);
  });

  it('leaves a message by another clock that is marked as another one', () => {
    const comment = `<!-- chatlog-disable-next-line ${rule} -->\n   \n`;
    const again = shifted(3600);
    again[2] = comment + again[2]!;
    assert.deepEqual(found(written(TALK) + again.join('')), [6, 7, 9, 10, 11]);
  });

  it('finds by clocks what Merge Duplicated Runs merges', () => {
    const long = Array.from({ length: 60 }, (_, i) => ({
      at: 30_000 + 40 * i,
      name: ['王芳', '赵强', '孙丽'][i % 3]!,
      body: i % 4 ? `这是今天说过的第 ${i} 件事情，请记住` : '收到',
    }));
    const text = written(long) + written(later(long, 3 * 3600));
    const log = new ChatLog(HEAD + text, { fileName: FILE_NAME, levels: ruleLevels() });
    assert.deepEqual(found(text), [...doubledRuns(log.transcript.messages).firsts.keys()]);
  });

  it('takes linear time where a long conversation stands again', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => ({
      at: i,
      name: `K${i % 3}`,
      body: `这是今天说过的第 ${i} 件事情，请记住`,
    }));
    assert.equal(found(written(long) + written(later(long, 40_000))).length, 20_000);
    // Texts whose beginnings and ends are the same have one hash.
    const alike = long.map(line => ({
      ...line,
      body: `${MEETING.repeat(9)}${line.body}${MEETING.repeat(9)}`,
    }));
    assert.equal(found(written(alike)).length, 0);
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
