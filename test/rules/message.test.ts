import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { fullText } from '../../server/src/model/transcript';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { applyTo, check, FILE_NAME, HEAD, MESSAGE, message } from '../support/rules';

const BODY = '   \nGood morning!  \n   \n';

describe('message/malformed-header', () => {
  const rule = 'message/malformed-header';
  const fixed = `${HEAD}> 07:08:28  Kim Park  \n${BODY}`;
  const nearMisses: Record<string, string> = {
    'a time of one digit': '> 7:08:28  Kim Park',
    'full-width colons': '> 07：08：28  Kim Park',
    'a full-width sign': '＞ 07:08:28  Kim Park',
    'a closing book-title mark': '》07:08:28  Kim Park',
    'two signs': '>> 07:08:28  Kim Park',
    'a date': '> 2024-05-01 07:08:28  Kim Park',
    'nothing before the time': '07:08:28  Kim Park',
    'several at once': '>> 7：08:28 Kim Park',
  };
  for (const [what, header] of Object.entries(nearMisses)) {
    it(`reports ${what}`, () => check({ rule, text: `${HEAD}⟦${header}⟧  \n${BODY}`, fixed }));
  }
  it('reports a time without seconds', () =>
    check({
      rule,
      text: `${HEAD}⟦> 07:08  Kim Park⟧  \n${BODY}`,
      fixed: `${HEAD}> 07:08:00  Kim Park  \n${BODY}`,
      says: 'no seconds',
    }));
  it('keeps a byte order mark and leaves other mistakes of the header to their rules', () =>
    check({
      rule,
      text: `\ufeff⟦>> 25:08:28⟧\n${BODY}`,
      fixed: `\ufeff> 25:08:28  \n${BODY}`,
      also: ['front-matter/missing', 'message/missing-speaker', 'message/invalid-time'],
    }));
  it('cuts long names in its message', () =>
    check({
      rule,
      text: `${HEAD}⟦>> 07:08:28  ${'😀'.repeat(500)}⟧\n${BODY}`,
      fixed: `${HEAD}> 07:08:28  ${'😀'.repeat(500)}\n${BODY}`,
      says: '😀…"',
    }));
  it('takes a quote for a quote', () =>
    check({ rule, text: `${HEAD}${message('07:08:28', 'Kim Park', '> as I said at 7:30')}` }));
});

describe('message/invalid-time', () => {
  const rule = 'message/invalid-time';
  it('reports hour, minute or second out of range, and not the order as well', () =>
    check({
      rule,
      text: `${HEAD}${MESSAGE}> ⟦25:61:00⟧  Lee\n${BODY}${message('07:08:29', 'Kim Park')}> ⟦07:00:60⟧  Lee\n${BODY}`,
      says: '25:61:00',
    }));
});

describe('message/missing-speaker', () => {
  const rule = 'message/missing-speaker';
  it('reports a header that ends after the time', () =>
    check({ rule, text: `${HEAD}⟦> 07:08:28⟧\n${BODY}⟦> 07:08:28⟧   \n${BODY}` }));
  it('reports one that breaks off in the time once', () =>
    check({ rule, text: `${HEAD}⟦> 07:08⟧\n${BODY}` }));
});

describe('message/header-spacing', () => {
  const rule = 'message/header-spacing';
  const fixed = `${HEAD}> 07:08:28  Kim  Park  \n${BODY}`;
  for (const header of [
    '>07:08:28  Kim  Park',
    '> 07:08:28 Kim  Park',
    '> 07:08:28⇥Kim  Park',
    '>  07:08:28  Kim  Park',
    '>07:08:28\u3000Kim  Park',
  ]) {
    it(`reports "${header}"`, () => check({ rule, text: `${HEAD}⟦${header}⟧  \n${BODY}`, fixed }));
  }
  it('reports indentation', () => check({ rule, text: `${HEAD} ⟦> 07:08:28  Kim  Park⟧  \n${BODY}`, fixed }));
  it('allows more spaces before the name, and any at the end', () =>
    check({ rule, text: `${HEAD}> 07:08:28   Kim Park\n${BODY}` }));
});

describe('message/missing-blank-line', () => {
  const rule = 'message/missing-blank-line';
  const next = message('07:08:29', 'Lee');
  it('reports a body right after the header', () =>
    check({
      rule,
      text: `${HEAD}⟦> 07:08:28  Kim Park⟧  \nGood morning!  \n   \n${next}`,
      fixed: `${HEAD}${MESSAGE}${next}`,
      says: 'after',
    }));
  it('reports a header right after a body', () =>
    check({
      rule,
      text: `${HEAD}> 07:08:28  Kim Park  \n   \nGood morning!  \n⟦> 07:08:29  Lee⟧  \n${BODY}`,
      fixed: `${HEAD}${MESSAGE}${next}`,
      says: 'before',
    }));
  it('reports a header right after another once, at the second', () =>
    check({
      rule,
      text: `${HEAD}> 07:08:28  Kim Park  \n⟦> 07:08:29  Lee⟧  \n${BODY}`,
      fixed: `${HEAD}> 07:08:28  Kim Park  \n   \n${next}`,
      also: ['message/empty-body'],
    }));
  it('reports both sides of one header', () =>
    check({
      rule,
      text: `${HEAD}> 07:08:28  Kim Park  \n   \nHi\n⟦⟦> 07:08:29  Lee⟧⟧  \nHo\n`,
      fixed: `${HEAD}> 07:08:28  Kim Park  \n   \nHi\n   \n> 07:08:29  Lee  \n   \nHo\n`,
    }));
  it('keeps the line breaks', () =>
    check({
      rule,
      text: `${HEAD}⟦> 07:08:28  Kim Park⟧\nHi\n⟦> 07:08:29  Lee⟧\n\nHo`.replaceAll('\n', '\r\n'),
      fixed: `${HEAD}> 07:08:28  Kim Park\n   \nHi\n   \n> 07:08:29  Lee\n\nHo`.replaceAll('\n', '\r\n'),
    }));
  it('needs none at the front matter, the end of the text, or after stray text', () => {
    check({ rule, text: HEAD + MESSAGE });
    check({ rule, text: `${HEAD}> 07:08:28  Kim Park`, also: ['message/empty-body'] });
    check({ rule, text: `${HEAD}Welcome\n${MESSAGE}`, also: ['message/stray-text'] });
    check({
      rule,
      text: `---\nlayout: source\n${MESSAGE}`,
      also: ['front-matter/unclosed', ...Array(4).fill('front-matter/missing-key')],
    });
  });
});

describe('message/out-of-order', () => {
  const rule = 'message/out-of-order';
  it('sorts, and keeps the order of equals', () =>
    check({
      rule,
      text: `${HEAD}${message('07:00:02', 'Lee')}> ⟦07:00:01⟧  Kim Park  \n${BODY}> 07:00:01  Lee  \n${BODY}${message('07:00:03', 'Lee')}`,
      fixed: `${HEAD}${message('07:00:01', 'Kim Park')}${message('07:00:01', 'Lee')}${message('07:00:02', 'Lee')}${message('07:00:03', 'Lee')}`,
    }));
  it('sorts a last message without a line break', () =>
    check({
      rule,
      text: `${HEAD}${message('07:00:02', 'Lee')}> ⟦07:00:01⟧  Kim Park\n\nHi`,
      fixed: `${HEAD}> 07:00:01  Kim Park\n\nHi\n   \n${message('07:00:02', 'Lee')}`,
    }));
  it('sorts a last message without a blank line at its end, with the line breaks of the log', () =>
    check({
      rule,
      text: `${HEAD}${message('07:00:02', 'Lee')}> ⟦07:00:01⟧  Kim Park\n\nHi\n`.replaceAll('\n', '\r\n'),
      fixed: `${HEAD}> 07:00:01  Kim Park\n\nHi\n   \n${message('07:00:02', 'Lee')}`.replaceAll('\n', '\r\n'),
    }));
  it('sorts a last message whose blank last line has no line break', () =>
    check({
      rule,
      text: `${HEAD}${message('07:00:02', 'Lee')}> ⟦07:00:01⟧  Kim Park\n\nHi\n   `,
      fixed: `${HEAD}> 07:00:01  Kim Park\n\nHi\n   \n${message('07:00:02', 'Lee')}`,
    }));
  it('says of a message past midnight where it belongs, and leaves it at the end', () => {
    const [noon, late] = [message('12:00:00', 'Lee'), message('23:58:00', 'Lee')];
    const past = `> ⟦00:03:00⟧  Lee\n${BODY}`;
    check({ rule, text: HEAD + noon + late + past, says: 'next day' });
    const log = new ChatLog(HEAD + late + noon + message('23:59:00', 'Lee') + message('00:03:00', 'Lee'), {
      fileName: FILE_NAME,
      levels: ruleLevels(),
    });
    const [finding] = log.findings.all();
    assert.equal(
      applyTo(fullText(log.transcript), finding!.rule.fix!(log, finding!)!.edits),
      HEAD + noon + late + message('23:59:00', 'Lee') + message('00:03:00', 'Lee'),
    );
  });
  it('passes over times that are invalid', () =>
    check({
      rule,
      text: `${HEAD}${message('07:00:02', 'Lee')}${message('99:00:00', 'Lee')}> ⟦07:00:01⟧  Lee\n${BODY}`,
      fixed: `${HEAD}> 07:00:01  Lee\n${BODY}${message('07:00:02', 'Lee')}${message('99:00:00', 'Lee')}`,
      also: ['message/invalid-time'],
    }));
});

describe('a time without seconds', () => {
  const before = message('07:08:27', 'Lee');
  const after = message('07:08:28', 'Lee');
  it('is not out of order in the minute of the message before, and takes its time over', () => {
    check({
      rule: 'message/malformed-header',
      text: `${HEAD}${before}⟦> 07:08  Kim Park⟧\n${BODY}${after}`,
      fixed: `${HEAD}${before}> 07:08:27  Kim Park\n${BODY}${after}`,
    });
    check({
      rule: 'message/malformed-header',
      text: `${HEAD}${before}⟦> ７：０８  Kim Park⟧\n${BODY}`,
      fixed: `${HEAD}${before}> 07:08:27  Kim Park\n${BODY}`,
    });
  });
  it('is out of order after a later minute', () =>
    check({
      rule: 'message/out-of-order',
      text: `${HEAD}${before}> ⟦07:07⟧  Kim Park\n${BODY}`,
      fixed: `${HEAD}> 07:07  Kim Park\n${BODY}${before}`,
      also: ['message/malformed-header'],
    }));
});

describe('message/duplicate', () => {
  const rule = 'message/duplicate';
  const again = '⟦> 07:08:28  Kim Park  \n   \nGood morning!⟧  \n   \n';
  it('reports the later of two, or the two later of three', () => {
    check({ rule, text: HEAD + MESSAGE + again, fixed: HEAD + MESSAGE });
    check({
      rule,
      text: HEAD + MESSAGE + again + again + message('07:08:29', 'Lee'),
      fixed: HEAD + MESSAGE + message('07:08:29', 'Lee'),
    });
  });
  it('does not mind the white space at the end of lines', () =>
    check({
      rule,
      text: `${HEAD}${MESSAGE}⟦> 07:08:28  Kim Park\n\nGood morning!⟧`,
      fixed: HEAD + MESSAGE,
    }));
  it('allows another time, speaker or text, one in between, and nothing said twice', () => {
    check({ rule, text: HEAD + MESSAGE + message('07:08:29', 'Kim Park') });
    check({ rule, text: HEAD + MESSAGE + message('07:08:28', 'Lee') });
    check({ rule, text: HEAD + MESSAGE + message('07:08:28', 'Kim Park', 'Good morning!\n\n!') });
    check({ rule, text: HEAD + MESSAGE + message('07:08:28', 'Lee') + MESSAGE });
    check({
      rule,
      text: `${HEAD}> 07:08:28  Lee\n   \n> 07:08:28  Lee\n   \n`,
      also: ['message/empty-body', 'message/empty-body'],
    });
  });
});

describe('message/empty-body', () => {
  const rule = 'message/empty-body';
  it('reports a header with nothing but white space after it', () =>
    check({ rule, text: `${HEAD}⟦> 07:08:28  Kim Park⟧  \n   \n\u3000\n${MESSAGE}⟦> 07:08:28  Lee⟧` }));
});

describe('message/stray-text', () => {
  const rule = 'message/stray-text';
  it('reports text before the first header, without the blank lines around', () =>
    check({ rule, text: `${HEAD}\n ⟦Welcome\n\nall⟧ \n\n${MESSAGE}` }));
  it('reports it without any message', () => check({ rule, text: `${HEAD}⟦Welcome⟧` }));
  it('leaves text without front matter to the rule for that', () =>
    check({ rule, text: `Welcome\n\n${MESSAGE}`, also: ['front-matter/missing'] }));
});
