import assert from 'node:assert/strict';
import { refactoringById, refactorings } from '../../../server/src/editing/refactorings';
import { isRefusal } from '../../../server/src/editing/refactorings/refactoring';
import { readSelection } from '../../support/marks';
import { becomes, HEAD, isRefused, logOf, message } from './support';

const a = message('07:00:00', 'Kim', 'one');
const b = message('08:00:00', 'Lee', 'two');
const c = message('09:00:00', 'Kim', 'three');

describe('sorting', () => {
  it('is stable, whatever is selected', () => {
    const first = message('08:00:00', 'Kim', 'first');
    const second = message('08:00:00', 'Lee', 'second');
    becomes('sort', `|${HEAD}${c}${first}${a}${second}`, HEAD + a + first + second + c);
  });
  it('is refused for a log in order', () => isRefused('sort', `${HEAD}|${a}${b}`, 'already'));
  it('leaves a run past midnight at the end', () => {
    const late = message('23:58:00', 'Kim', 'late');
    const past = message('00:03:00', 'Lee', 'past');
    const later = message('00:20:00', 'Lee', 'later');
    isRefused('sort', `${HEAD}|${a}${late}${past}${later}`, 'already');
    becomes('sort', `${HEAD}|${b}${a}${late}${later}${past}`, HEAD + a + b + late + past + later);
  });
  it('takes for such a run only the end of a log, after an evening, before the morning', () => {
    const early = message('00:03:00', 'Lee', 'early');
    const late = message('23:58:00', 'Kim', 'late');
    becomes('sort', `${HEAD}|${late}${early}${a}`, HEAD + early + a + late);
    becomes(
      'sort',
      `${HEAD}|${message('19:59:59', 'Kim', 'x')}${early}`,
      HEAD + early + message('19:59:59', 'Kim', 'x'),
    );
    becomes(
      'sort',
      `${HEAD}|${late}${message('06:00:00', 'Kim', 'x')}`,
      HEAD + message('06:00:00', 'Kim', 'x') + late,
    );
  });
  it('keeps a message without a valid time behind the one it followed', () => {
    const none = message('25:00:00', 'Lee', 'none');
    becomes('sort', `${HEAD}|${b}${none}${a}`, HEAD + a + b + none);
  });
  it('keeps a byte order mark, line breaks and near misses', () => {
    becomes(
      'sort',
      `\ufeff|> 08:00:00  Lee\n\ntwo\n\n＞7:00  Kim\n\none`,
      `\ufeff＞7:00  Kim\n\none\n   \n> 08:00:00  Lee\n\ntwo\n\n`,
    );
    becomes('sort', `${HEAD}|${b}${a}`.replaceAll('\n', '\r\n'), (HEAD + a + b).replaceAll('\n', '\r\n'));
  });
  it('keeps bare times apart, which are headers behind a blank line only', () => {
    becomes(
      'sort',
      `${HEAD}|> 08:00:00  Lee\n\ntwo\n> 09:00:00  Kim\n\nthree\n\n07:00:00  Kim\n\none\n`,
      `${HEAD}07:00:00  Kim\n\none\n   \n> 08:00:00  Lee\n\ntwo\n> 09:00:00  Kim\n\nthree\n\n`,
    );
  });
});

describe('moving a message', () => {
  it('up and down changes places with its neighbour, and keeps the cursor in it', () => {
    becomes(
      'moveUp',
      `${HEAD}${a}> 08:00:00  Lee  \n   \nt|wo  \n   \n${c}`,
      `${HEAD}> 08:00:00  Lee  \n   \nt|wo  \n   \n${a}${c}`,
    );
    becomes(
      'moveDown',
      `${HEAD}> 07:0|0:00  Kim  \n   \none  \n   \n${b}${c}`,
      `${HEAD}${b}> 07:0|0:00  Kim  \n   \none  \n   \n${c}`,
    );
  });
  it('takes all that a selection touches along', () => {
    becomes(
      'moveDown',
      `${HEAD}${a.replace('one', 'o⟦ne')}${b.replace('two', 't⟧wo')}${c}`,
      `${HEAD}${c}${a.replace('one', 'o⟦ne')}${b.replace('two', 't⟧wo')}`,
    );
    becomes('moveUp', `${HEAD}${a}⟦${b}⟧${c}`, `${HEAD}⟦${b}⟧${a}${c}`);
  });
  it('works at the end of a text without a line break', () => {
    becomes('moveUp', `${HEAD}${a}> 08:00:00  Lee\n\ntw|o`, `${HEAD}> 08:00:00  Lee\n\ntw|o\n   \n${a}`);
    becomes(
      'moveDown',
      `${HEAD}${a.replace('one', 'on|e')}> 08:00:00  Lee\n\ntwo`,
      `${HEAD}> 08:00:00  Lee\n\ntwo\n   \n${a.replace('one', 'on|e')}`,
    );
  });
  it('separates a bare time from text, and what it leaves', () => {
    becomes(
      'moveUp',
      `${HEAD}${b}> 08:00:01  Lee\n\ntwo\n\n07:00:00  Kim|\n\none\n`,
      `${HEAD}${b}07:00:00  Kim|\n\none\n   \n> 08:00:01  Lee\n\ntwo\n\n`,
    );
    becomes(
      'moveDown',
      `${HEAD}stray\n> 07:00:00  K|im\n\none\n\n08:00:00  Lee\n\ntwo\n`,
      `${HEAD}stray\n   \n08:00:00  Lee\n\ntwo\n   \n> 07:00:00  K|im\n\none\n\n`,
    );
  });
  it('is refused at the ends, and where there is no message', () => {
    isRefused('moveUp', `${HEAD}|${a}${b}`, 'first');
    isRefused('moveDown', `${HEAD}${a}|${b}`, 'last');
    isRefused('moveDown', `|${HEAD}${a}${b}`, 'No message here');
  });
});

describe('deleting messages', () => {
  it('takes the whole message, and its separators', () => {
    becomes('delete', `${HEAD}${a}${b.replace('two', 'tw|o')}${c}`, HEAD + a + c);
    becomes('delete', `${HEAD}⟦${a}${b}⟧${c}`, HEAD + c);
    becomes('delete', `${HEAD}${a}|${b.trimEnd()}`, HEAD + a);
    becomes('delete', `\ufeff|> 08:00:00  Lee\n\ntwo\n\n${a}`, `\ufeff${a}`);
  });
  it('keeps a header behind it one', () =>
    becomes(
      'delete',
      `${HEAD}> 07:00:00  Kim\n\none\n> 08:00|:00  Lee\n\n09:00:00  Kim\n\nthree`,
      `${HEAD}> 07:00:00  Kim\n\none\n   \n09:00:00  Kim\n\nthree`,
    ));
  it('keeps "lines" right where it was, and wrong where it was wrong', () => {
    const counted = (count: number) => HEAD.replace('tag:', `lines:      ${count} \ntag:`);
    becomes('delete', `${counted(2)}${a}|${b}`, counted(1) + a);
    becomes('delete', `${counted(7)}${a}|${b}`, counted(7) + a);
  });
});

describe('removing duplicates', () => {
  it('leaves the first of each second, neighbours or not', () => {
    const d = message('07:00:00', 'Lee', 'one');
    becomes(
      'removeDuplicates',
      `|${HEAD}${a}${a}${d}${a}${d}${b}${b.replace('two  ', 'two')}`,
      HEAD + a + d + b,
    );
  });
  it('keeps what is said again later, by others, or with nothing in it', () => {
    const empty = '> 07:00:00  Kim\n\n';
    isRefused(
      'removeDuplicates',
      `${HEAD}|${a}${message('07:00:01', 'Kim', 'one')}${a}${empty}${empty}`,
      'No message',
    );
    isRefused(
      'removeDuplicates',
      `${HEAD}|${message('25:00:00', 'Kim')}${message('25:00:00', 'Kim')}`,
      'No message',
    );
  });
  it('keeps "lines" right', () => {
    const counted = (count: number) => HEAD.replace('tag:', `lines:      ${count} \ntag:`);
    becomes('removeDuplicates', `${counted(3)}|${a}${a}${b}`, counted(2) + a + b);
  });
  it('says how many there were', () => {
    const summary = (text: string) => {
      const { text: log, range } = readSelection(`|${HEAD}${text}`);
      const outcome = refactoringById('removeDuplicates').apply(logOf(log), range, '');
      return isRefusal(outcome) ? outcome.reason : outcome.summary;
    };
    assert.equal(summary(a + a + b), '1 duplicate removed');
    assert.equal(summary(a + a + a + b + b), '3 duplicates removed');
  });
});

describe('a selection from its end to its start', () => {
  const { text, range } = readSelection(
    `${HEAD}${a}${b}> 09:00:00  Lee\n\nth⟦ree\n\n> 10:00:00  Lee\n\nfo⟧ur\n`,
  );
  const reversed = { start: range.end, end: range.start };
  for (const refactoring of refactorings) {
    it(`is the same one for ${refactoring.id}`, () => {
      const log = logOf(text);
      const [forwards, backwards] = [range, reversed].map(each => refactoring.apply(log, each, '+1h'));
      assert.deepEqual({ ...backwards, selection: 0 }, { ...forwards, selection: 0 });
    });
  }
});
