import assert from 'node:assert/strict';
import { canonicalHeader, readHeader } from '../../server/src/model/header';
import { formatTimestamp } from '../../server/src/model/timestamp';

/** line → deviations, time, speaker; `undefined` for a line that is not a header. */
function check(
  line: string,
  expected: [deviations: string, time: string, speaker: string] | undefined,
  afterBreak = false,
) {
  it(JSON.stringify(line), () => {
    const header = readHeader(`${line}\n`, afterBreak);
    assert.deepEqual(
      header && [
        header.deviations.join(' '),
        header.timestamp === undefined ? 'invalid' : formatTimestamp(header.timestamp),
        header.speaker,
      ],
      expected,
    );
    if (header === undefined) return;
    assert.equal(line.slice(header.speakerStart, header.speakerEnd), header.speaker);
    assert.ok(header.timeStart < header.timeEnd && header.timeEnd <= header.speakerStart);
    // What a fix writes is read as the format has it.
    const rewritten = readHeader(canonicalHeader(header, line), false)!;
    assert.deepEqual(rewritten.deviations, []);
    assert.equal(rewritten.speaker, header.speaker);
    assert.equal(rewritten.timestamp, header.timestamp);
  });
}

describe('a header as the format has it', () => {
  check('> 07:08:28  A', ['', '07:08:28', 'A']);
  check('> 07:08:28  A  ', ['', '07:08:28', 'A']);
  check('> 07:08:28   A  ', ['', '07:08:28', 'A']);
  check('> 07:08:28  A\t', ['', '07:08:28', 'A']);
  check('> 00:00:00  我', ['', '00:00:00', '我']);
  check('> 23:59:59  Kim  Park pm', ['', '23:59:59', 'Kim  Park pm']);
  check('> 07:08:28  @&|?()-_· 甲', ['', '07:08:28', '@&|?()-_· 甲']);
  check('> 07:08:28  🌙 夜航船', ['', '07:08:28', '🌙 夜航船']);
});

describe('a time that goes on is text', () => {
  check('> 00:00:05.790 --> 00:00:06.930', undefined);
  check('> 00:00:05,790 --> 00:00:06,930', undefined);
  check('> 00:00:05 --> 00:00:06', undefined);
  check('> 00:00:05.790', undefined);
  check('> 21:15:08.254 [main] INFO x', undefined);
  check('> 21:15:08,254 INFO x', undefined);
  check('> 12:00:00Z deploy', undefined);
  check('> 12:00:00Z', undefined);
  check('> 12:00:00 UTC deploy', undefined);
  check('> 12:00:00+0800 deploy', undefined);
  check('> 12:00:00 +0800 deploy', undefined);
  check('> 12:00:00+08:00', undefined);
  check('> 10:00:00-11:00:00 meeting', undefined);
  check('> 10:00:00 - 11:00:00 meeting', undefined);
  check('> 10:00:00–11:00:00', undefined);
  check('> 10:00:00~11:00:00', undefined);
  check('> 10:00:00～11:00:00', undefined);
  check('> 10:00:00至11:00:00 开会', undefined);
  check('> 10:00:00 to 11:00:00', undefined);
  check('> 2026-01-24T02:00:04.123Z noa', undefined);
  check('>> 00:00:05.790 --> 00:00:06.930', undefined);
  check('10:00:00~11:00:00  A', undefined, true);
  check('2026-07-08 02:00:04\t@Noa\ttext', undefined, true);
  check('02:00:04\tNoa\ttext', undefined, true);
});

describe('a fraction or a zone before a wide gap and a name is a near miss', () => {
  check('> 07:08:28.790  Noa', ['time', '07:08:28', 'Noa']);
  check('> 07:08:28.790Z\tNoa', ['time', '07:08:28', 'Noa']);
  check('> 07:08:28 +0800  Noa', ['time', '07:08:28', 'Noa']);
  check('> 07:08:28+08  Noa', ['time', '07:08:28', 'Noa']);
  check('> 07:08:28 UTC  Noa', ['time', '07:08:28', 'Noa']);
  check('> 07:08:28Zoe', ['spacing', '07:08:28', 'Zoe']);
  check('> 2026-01-24T02:00:04.123Z  noa', ['date time', '02:00:04', 'noa']);
});

describe('a near miss', () => {
  check('>07:08:28  A', ['spacing', '07:08:28', 'A']);
  check('> 07:08:28 A', ['spacing', '07:08:28', 'A']);
  check('> 07:08:28\tA', ['spacing', '07:08:28', 'A']);
  check('> 07:08:28\u3000A', ['spacing', '07:08:28', 'A']);
  check('》07:08:28 PM\u2028', ['marker', '07:08:28', 'PM']);
  check('》07:08:28 PM\u2028\n', ['marker', '07:08:28', 'PM']);
  check('> 07:08:28\u00a0\u00a0A', ['spacing', '07:08:28', 'A']);
  check('> 07:08:28  \tA', ['spacing', '07:08:28', 'A']);
  check('> 07:08:28A', ['spacing', '07:08:28', 'A']);
  check(' > 07:08:28  A', ['spacing', '07:08:28', 'A']);
  check('>  07:08:28  A', ['spacing', '07:08:28', 'A']);
  check('\u200b> 07:08:28  A', ['spacing', '07:08:28', 'A']);
  check('> 7:08:28  A', ['time', '07:08:28', 'A']);
  check('> 07:08:28: A', ['time', '07:08:28', 'A']);
  check('> 07:08:28：  A', ['time', '07:08:28', 'A']);
  check('> 07:08  A', ['time', '07:08:00', 'A']);
  check('> 07：08：28  A', ['time', '07:08:28', 'A']);
  check('> 07:08：28  A', ['time', '07:08:28', 'A']);
  check('> 07.08.28  A', ['time', '07:08:28', 'A']);
  check('> ０７:０８:２８  A', ['time', '07:08:28', 'A']);
  check('＞ 07:08:28  A', ['marker', '07:08:28', 'A']);
  check('》07:08:28  A', ['marker', '07:08:28', 'A']);
  check('>> 07:08:28  A', ['marker', '07:08:28', 'A']);
  check('> > 07:08:28  A', ['marker', '07:08:28', 'A']);
  check('&gt; 07:08:28  A', ['marker', '07:08:28', 'A']);
  check('\\> 07:08:28  A', ['marker', '07:08:28', 'A']);
  check('> 2018-01-22 07:08:28  A', ['date', '07:08:28', 'A']);
  check('> 2018/1/22 7:08  A', ['date time', '07:08:00', 'A']);
  check('> 2018年1月22日 07:08:28  A', ['date', '07:08:28', 'A']);
  check('07:08:28  A', ['bare', '07:08:28', 'A'], true);
  check('07:08:28\tA', ['bare', '07:08:28', 'A'], true);
  check('2018-01-22 07:08:28  A', ['bare date', '07:08:28', 'A'], true);
  check('> 07:08:28.123  A', ['time', '07:08:28', 'A']);
  check('> 07:08:28,5  A', ['time', '07:08:28', 'A']);
  check('> 07:08:28Z  A', ['time', '07:08:28', 'A']);
  check('> 07:08:28+08:00  A', ['time', '07:08:28', 'A']);
  check('> 07:08:28 AM  A', ['time', '07:08:28', 'A']);
  check('> 7:08:28 pm  A', ['time', '19:08:28', 'A']);
  check('> 12:08:28 a.m.  A', ['time', '00:08:28', 'A']);
  check('> 12:08:28pm\tA', ['time', '12:08:28', 'A']);
  check('> 07:08:28, A', ['time', '07:08:28', 'A']);
  check('> 07:08:28 - A', ['time', '07:08:28', 'A']);
  check('> 07:08:28 -A', ['spacing', '07:08:28', '-A']);
  check('> 07:08:28 Am Lee', ['spacing', '07:08:28', 'Am Lee']);
  check('> 07:08:28 AM  ', ['spacing', '07:08:28', 'AM']);
  check('> 07:08:28 - ', ['spacing', '07:08:28', '-']);
  check('> 07:08:28  AM  A', ['', '07:08:28', 'AM  A']);
  check('> 07:08', ['time', '07:08:00', '']);
  check('> 07:08:28', ['', '07:08:28', '']);
  check('> 07:08:28  ', ['', '07:08:28', '']);
  check('> 25:61:00  A', ['', 'invalid', 'A']);
  check('> 24:00:00  A', ['', 'invalid', 'A']);
  check('> 07:60:00  A', ['', 'invalid', 'A']);
  check('> 07:00:60  A', ['', 'invalid', 'A']);
});

describe('no header', () => {
  check('', undefined);
  check('>', undefined);
  check('> a quote', undefined);
  check('> 12:30 lunch', undefined);
  check('> 12:30: lunch', undefined);
  check('> 12 people', undefined);
  check('> 5:1', undefined);
  check('> 08:1', undefined);
  check('> 3.5  percent', undefined);
  check('> 1.2.3 is out', undefined);
  check('07:08:28  A', undefined, false);
  check('07:08:28 A', undefined, true);
  check('07:08:28', undefined, true);
  check('07:08  A', undefined, true);
  check('at 07:08:28  A', undefined, true);
  check('- 07:08:28  A', undefined, true);
  check('\\07:08:28  A', undefined, true);
  check('> 07:08:281  A', undefined);
  check('> 107:08:28  A', undefined);
  check('>>>>>> 07:08:28  A', undefined);
});

describe('a header in the worst line', () => {
  for (const [what, unit] of Object.entries({
    markers: '>',
    spaces: ' ',
    digits: '0',
    colons: '0:',
    dates: '> 2018-01-22 ',
  })) {
    it(`of ${what} is read in time that does not grow with the line squared`, () => {
      // So long that quadratic work takes minutes.
      const line = unit.repeat(4_000_000 / unit.length);
      assert.equal(readHeader(line, true), undefined);
      assert.equal(readHeader(`> 07:08${line}`, true)?.speaker, what === 'spaces' ? '' : undefined);
    });
  }
});
