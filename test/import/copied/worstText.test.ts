import assert from 'node:assert/strict';
import { MAX_PASTE_LENGTH } from '../../../server/src/import/copied/maxLength';
import { read } from './read';

describe('a pasted text is read in linear time:', () => {
  const speakers = ['Kim Park', '李雷', 'Ada'];

  /** So large that quadratic work takes minutes. Text longer than `MAX_PASTE_LENGTH` is not read. */
  const count = 100_000;
  const worst: Record<string, string> = {
    'a long line': 'a '.repeat(count * 5),
    'many colons': `[22/01/2018, 08:19:43] ${':'.repeat(count * 10)}`,
    'many lines of many colons': `[22/01/2018, 08:19:43] ${':a'.repeat(60)}\n`.repeat(count / 20),
    'many spaces': `Kim${' '.repeat(count * 10)}8:19`,
    'many headers': 'Kim  8:19 AM\n'.repeat(count),
    'blank lines': `Kim Park  8:19 AM\n${'\n'.repeat(count * 5)}`,
    reactions: `Kim Park  8:19 AM\nHi\n${':+1:\n1\n'.repeat(count / 2)}`,
    'a long status': `Kim${':a:'.repeat(count)}\n  8:19 AM\na`,
    'lines with dashes': `Kim\n${'—\n'.repeat(count)}`,
    'a line of dashes': `Kim — ${'— a '.repeat(count)}`,
    'names and times in lines of their own': `Kim — 8:19\n${'APP\n — 8:19 AM\n'.repeat(count / 4)}`,
    quotes: `22/01/2018, 08:19 - ${' "a'.repeat(count * 3)}: x`,
    digits: '1'.repeat(count * 10),
    dates: '2018/1/22 '.repeat(count),
    'dates alone': '2018-01-22 08:19\n\n'.repeat(count / 4),
    times: '8:19 '.repeat(count * 2),
    titles: '【a】'.repeat(count),
    'rules and headers': '—————  2018-01-22  —————\n\nKim  8:19\n\na\n\n'.repeat(count / 20),
    'a long rule': '— '.repeat(count * 5),
    notices: '甲 2018/1/22 8:19:43\na\n\n甲撤回了一条消息\n\n'.repeat(count / 20),
    'words of notices': `甲 2018/1/22 8:19:43\na\n\n${'被禁言'.repeat(90)}\n\n`.repeat(count / 100),
    'headers without blank lines': '甲 2018/1/22 8:19:43\na\n'.repeat(count / 5),
    'marks of direction': '\u200e'.repeat(count * 10),
    mentions: `[22/01/2018, 08:19:43] Kim: ${'@\u2068'.repeat(count * 4)}\n`,
    'names with colons': 'Kim Park:\na\n\n'.repeat(count / 4),
    'as many names as messages': Array.from(
      { length: count / 10 },
      (_, i) => `22/01/2018, 08:19 - Kim ${i}: x`,
    ).join('\n'),
  };
  for (const [title, text] of Object.entries(worst)) {
    it(title, () => {
      assert.ok(text.length > 150_000 && text.length <= MAX_PASTE_LENGTH, `${text.length}`);
      read(text, { speakers, logDay: '2018-01-22' });
      const found = read(text, { speakers, isExplicit: true });
      assert.ok((found?.messages.length ?? 0) <= count);
    });
  }
});
