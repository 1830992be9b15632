import { becomes, HEAD, isRefused, message } from './support';

const a = message('07:00:00', 'Kim', 'one');
const counted = (count: number) => HEAD.replace('tag:', `lines:      ${count} \ntag:`);

describe('merging', () => {
  it('joins the bodies by a blank line and keeps the first time', () => {
    const merged = '> 07:00:00  Kim  \n   \none  \n\ntwo  \n   \n';
    becomes('mergeWithPrevious', `${HEAD}${a}${message('07:00:09', 'Kim', 't|wo')}`, HEAD + merged);
    becomes(
      'mergeWithPrevious',
      `${HEAD}${a}|${message('07:00:09', 'Kim', 'two').trimEnd()}`,
      HEAD + merged.trimEnd(),
    );
  });
  it('merges several into the first of them', () => {
    const c = message('07:00:10', 'Kim', 'three');
    becomes(
      'mergeWithPrevious',
      `${HEAD}${a}⟦${a}${c}${c}⟧${a}`,
      `${HEAD}${a}> 07:00:00  Kim  \n   \none  \n\nthree  \n\nthree  \n   \n${a}`,
    );
  });
  it('joins nothing to an empty body', () => {
    const empty = '> 07:00:05  Kim  \n   \n';
    becomes(
      'mergeWithPrevious',
      `${HEAD}${empty}|${message('07:00:09', 'Kim', 'two')}`,
      `${HEAD}> 07:00:05  Kim  \n   \ntwo  \n   \n`,
    );
    becomes('mergeWithPrevious', `${HEAD}${a}|${empty}`, HEAD + a);
    becomes(
      'mergeWithPrevious',
      `${HEAD}⟦${a}${empty}${a}${empty}⟧`,
      `${HEAD}> 07:00:00  Kim  \n   \none  \n\none  \n   \n`,
    );
    becomes('mergeWithPrevious', `${HEAD}⟦${empty}${empty}⟧`, HEAD + empty);
  });
  it('keeps near misses, line breaks and "lines"', () => {
    becomes(
      'mergeWithPrevious',
      `${counted(2)}${a}＞7：01  Kim|\ntwo\n`.replaceAll('\n', '\r\n'),
      `${counted(1)}> 07:00:00  Kim  \n   \none  \n\ntwo\n`.replaceAll('\n', '\r\n'),
    );
  });
  it('is refused for two speakers, the first message, and text that would change its meaning', () => {
    isRefused('mergeWithPrevious', `${HEAD}${a}|${message('07:00:09', 'Lee', 'two')}`, 'Kim and Lee');
    isRefused('mergeWithPrevious', `${HEAD}${a}> 07:00:09|\n\ntwo`, 'Kim and no name');
    isRefused('mergeWithPrevious', `${HEAD}|${a}`, 'first');
    isRefused('mergeWithPrevious', `|${HEAD}${a}`, 'No message here');
    isRefused('mergeWithPrevious', `${HEAD}${message('07:00:00', 'Kim', '```\ncode')}|${a}`, 'code block');
    isRefused('mergeWithPrevious', `${HEAD}${a}> 07:00:01  Kim|\n07:00:02  Lee\nx`, 'header');
  });
  it('merges into a code block that is closed', () =>
    becomes(
      'mergeWithPrevious',
      `${HEAD}${message('07:00:00', 'Kim', '```\ncode\n```')}|${a}`,
      `${HEAD}> 07:00:00  Kim  \n   \n\`\`\`\ncode\n\`\`\`  \n\none  \n   \n`,
    ));
});

describe('splitting', () => {
  const second = '\n   \n> 07:00:00  Kim  \n   \n';
  it('gives what follows the cursor to a message of the same speaker and time', () => {
    becomes(
      'split',
      `${HEAD}${message('07:00:00', 'Kim', 'Good |morning')}`,
      `${HEAD}> 07:00:00  Kim  \n   \nGood${second}|morning  \n   \n`,
    );
    becomes(
      'split',
      `${HEAD}${message('07:00:00', 'Kim', 'Good| 😀')}`,
      `${HEAD}> 07:00:00  Kim  \n   \nGood${second}|😀  \n   \n`,
    );
  });
  it('takes the blank lines at the cursor, and leaves whole lines as they are', () => {
    const body = (cut: string) => `> 07:00:00  Kim  \n   \none  ${cut}    two  \n   \n`;
    for (const at of ['|\n\n', '\n|\n', '\n\n|', '\n|']) {
      becomes('split', HEAD + body(at), HEAD + body(`${second}|`));
    }
    becomes(
      'split',
      `${HEAD}> 07:00:00  Kim\n\none|\n\ntwo`.replaceAll('\n', '\r\n'),
      `${HEAD}> 07:00:00  Kim\n\none\n   \n> 07:00:00  Kim\n   \n|two`.replaceAll('\n', '\r\n'),
    );
  });
  it('writes the new header as the format has it', () =>
    becomes(
      'split',
      `${HEAD}${message('07:00:28', 'Kim')}＞7：00  Kim \none|two`,
      `${HEAD}${message('07:00:28', 'Kim')}＞7：00  Kim \none\n   \n> 07:00:28  Kim \n   \n|two`,
    ));
  it('keeps "lines" right', () =>
    becomes(
      'split',
      `${counted(1)}${message('07:00:00', 'Kim', 'a|b')}`,
      `${counted(2)}> 07:00:00  Kim  \n   \na${second}|b  \n   \n`,
    ));
  it('is refused where text lacks on a side, and for a selection', () => {
    for (const marked of [
      '> 07:0|0:00  Kim\n\none\n',
      '> 07:00:00  Kim\n\n|one\n',
      '> 07:00:00  Kim\n\none|\n\n',
      '> 07:00:00  Kim\n\none\n|\n',
      '> 07:00:00  Kim\n|\none\n',
    ]) {
      isRefused('split', HEAD + marked, 'before and after');
    }
    isRefused('split', `${HEAD}> 07:00:00  Kim\n\no⟦n⟧e\n`, 'before and after');
    isRefused('split', `|${HEAD}${a}`, 'No message here');
  });
  it('is refused inside a code block', () => {
    for (const code of ['```\nx|\ny\n```', '``|`\nx\n```', '```\nx\n`|``', '```j|s\nx\n```', 'x\n```|\ny']) {
      isRefused('split', `${HEAD}${message('07:00:00', 'Kim', code)}`, 'code block');
    }
    becomes(
      'split',
      `${HEAD}${message('07:00:00', 'Kim', '```\nx\n```|\ny')}`,
      `${HEAD}> 07:00:00  Kim  \n   \n\`\`\`\nx\n\`\`\`${second}|y  \n   \n`,
    );
  });
  it('is refused where half a line would be a header', () => {
    isRefused('split', `${HEAD}${message('07:00:00', 'Kim', 'see |> 08:00:00  Lee')}`, 'header');
    isRefused('split', `${HEAD}${message('07:00:00', 'Kim', 'see\n|07:00:00  Lee')}`, 'header');
    isRefused('split', `${HEAD}${message('07:00:00', 'Kim', '> 12:30|5 people')}`, 'header');
  });
});
