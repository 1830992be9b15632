import { check, HEAD, MESSAGE } from '../support/rules';

const lines = HEAD.split('\n').slice(1, -2);
const withLines = (changed: readonly string[]) => `---\n${changed.join('\n')}\n---\n${MESSAGE}`;
/** The front matter with one line changed; `undefined` leaves it out. */
const withLine = (key: string, line: string | undefined) =>
  withLines(
    lines.flatMap(each => (each.startsWith(`${key}:`) ? (line === undefined ? [] : [line]) : [each])),
  );
const RIGHT = HEAD + MESSAGE;
const allKeys = Array(5).fill('front-matter/missing-key');

describe('a log with which all is well', () => {
  it('has no findings', () => {
    check({ rule: 'front-matter/missing', text: RIGHT });
    check({ rule: 'front-matter/missing', text: `\ufeff${RIGHT.replaceAll('\n', '\r\n')}` });
    check({ rule: 'front-matter/missing', text: RIGHT.replace('\n---\n', '\n...\n') });
  });
});

describe('front-matter/missing', () => {
  const rule = 'front-matter/missing';
  const whole = [
    '---',
    'layout:     source',
    'title:      "2024-05-01-WeChat"',
    'date:       2024-05-01 12:00:00',
    'author:     Kim Park',
    'lines:      1',
    'tag:        [chat]',
    '---',
    '',
  ].join('\n');
  const header = '> 07:08:28  Kim Park  ';
  it('inserts a whole one', () =>
    check({ rule, text: MESSAGE.replace(header, `⟦${header}⟧`), fixed: whole + MESSAGE }));
  it('inserts it after a byte order mark, with the line breaks of the log', () =>
    check({
      rule,
      text: `\ufeff⟦${header}⟧\n   \nHi`.replaceAll('\n', '\r\n'),
      fixed: `\ufeff${whole}${header}\n   \nHi`.replaceAll('\n', '\r\n'),
    }));
  it('inserts it into a log without speakers', () =>
    check({
      rule,
      text: '⟦⟧',
      fixed: whole
        .replace('Kim Park', 'Unknown')
        .replace('1\n', '0\n')
        .replace('lines:      1', 'lines:      0')
        .replace('2024-05-00', '2024-05-01'),
    }));
  it('claims no day that the file does not name', () => {
    check({ rule, text: MESSAGE.replace(header, `⟦${header}⟧`), fileName: 'notes.chatlog' });
    check({ rule, text: MESSAGE.replace(header, `⟦${header}⟧`), fileName: '2024-02-30-chat.md' });
  });
  it('quotes an author that YAML would read as something else', () =>
    check({
      rule,
      text: `⟦> 07:08:28  @Kim: no⟧\n\nHi\n`,
      fixed: `${whole.replace('Kim Park', '"@Kim: no"')}> 07:08:28  @Kim: no\n\nHi\n`,
    }));
  for (const fence of ['--', '----', '—', ' ---', '－－－']) {
    it(`fixes "${fence}"`, () =>
      check({ rule, text: RIGHT.replace('---', `⟦${fence}⟧`), fixed: RIGHT, says: `"${fence}"` }));
  }
  it('inserts the fence where only that is missing', () =>
    check({ rule, text: RIGHT.replace('---\nlayout:     source', '⟦layout:     source⟧'), fixed: RIGHT }));
  it('fixes the closing fence too where both are missing', () => {
    check({
      rule,
      text: `⟦${lines[0]}⟧\n${lines.slice(1).join('\n')}\n\n${MESSAGE}`,
      fixed: HEAD.concat('\n', MESSAGE),
    });
    check({ rule, text: `⟦--⟧\n${lines.join('\n')}\n--\n${MESSAGE}`, fixed: RIGHT });
  });
  it('removes blank lines before it', () => check({ rule, text: `⟦  ⟧\n\n${RIGHT}`, fixed: RIGHT }));
  it('inserts no second one', () => check({ rule, text: `⟦Hello⟧\n${RIGHT}` }));

  for (const [notation, head] of [
    ['TOML', '⟦+++⟧\ntitle = "May"\ndate = 2024-05-01T12:00:00Z\n+++\n'],
    ['JSON', '⟦;;;⟧\n"title": "May"\n;;;\n'],
    ['JSON', '⟦{⟧\n  "title": "May"\n}\n'],
    ['Org', '⟦#+title: May⟧\n'],
  ] as const) {
    it(`names front matter in ${notation} for what it is, and puts nothing above it`, () =>
      check({ rule, text: `${head}${MESSAGE}`, says: notation }));
  }
});

describe('front matter that is opened twice', () => {
  const rule = 'front-matter/missing';
  it('is one mistake, and loses the first fence', () => {
    check({ rule, text: `⟦---⟧\n${RIGHT}`, fixed: RIGHT, says: 'opened twice' });
    check({ rule, text: `⟦---⟧\n\n${RIGHT}`, fixed: RIGHT });
    check({ rule, text: `\ufeff⟦---⟧\r\n${RIGHT}`, fixed: `\ufeff${RIGHT}` });
  });
  it('is another thing than empty front matter before a rule', () =>
    check({
      rule,
      text: `---\n---\nNote: hello\n\n---\n\n${MESSAGE}`,
      also: [...allKeys, 'message/stray-text'],
    }));
});

describe('front-matter/unclosed', () => {
  const rule = 'front-matter/unclosed';
  it('closes it before the first header', () => {
    check({ rule, text: `⟦---⟧\n${lines.join('\n')}\n${MESSAGE}`, fixed: RIGHT });
    check({
      rule,
      text: `⟦---⟧ \n${lines.join('\n')}\n   \n${MESSAGE}`,
      fixed: `--- \n${lines.join('\n')}\n---\n   \n${MESSAGE}`,
    });
  });
  it('makes a fence of what is meant as one', () =>
    check({ rule, text: `⟦---⟧\n${lines.join('\n')}\n--\n${MESSAGE}`, fixed: RIGHT }));
  it('closes it at the end of a text without messages', () => {
    check({ rule, text: `⟦---⟧\n${lines.join('\n')}`, fixed: `---\n${lines.join('\n')}\n---` });
    check({ rule, text: '⟦---⟧', fixed: '---\n---', also: allKeys });
  });
  it('blames nothing in it that does not read', () =>
    check({
      rule,
      text: `⟦---⟧\n${lines.join('\n')}\n\nHello\n\n${MESSAGE}`,
      fixed: `---\n${lines.join('\n')}\n\nHello\n---\n\n${MESSAGE}`,
      alsoFixed: ['front-matter/invalid-yaml'],
    }));
});

describe('a fence with white space behind it', () => {
  it('is one to Jekyll for ASCII only', () => {
    check({ rule: 'front-matter/missing', text: RIGHT.replaceAll('---\n', '--- \t\n') });
    check({ rule: 'front-matter/missing', text: `⟦---\u00a0⟧\n${RIGHT.slice(4)}`, fixed: RIGHT });
    check({ rule: 'front-matter/missing', text: `⟦\u200b---⟧\n${RIGHT.slice(4)}`, fixed: RIGHT });
    check({
      rule: 'front-matter/unclosed',
      text: `⟦---⟧\n${RIGHT.slice(4).replace('\n---\n', '\n---\u200b\n')}`,
      fixed: RIGHT,
    });
  });
});

describe('front-matter/language', () => {
  const rule = 'front-matter/language';
  for (const [name, gap] of [
    ['js', ''],
    ['json', ' '],
    ['yaml', ''],
  ]) {
    it(`drops ${name}`, () =>
      check({
        rule,
        text: RIGHT.replace('---', `---${gap}⟦${name}⟧`),
        fixed: RIGHT,
        says: `"${name}"`,
      }));
  }
  it('finds it after a byte order mark', () =>
    check({ rule, text: `\ufeff---⟦js⟧\n${lines.join('\n')}\n---\n`, fixed: `\ufeff${HEAD}` }));
  it('has nothing else to say of what is not read', () =>
    check({
      rule,
      text: `---⟦js⟧\nprocess.exit(1)\n---\n${MESSAGE}`,
      fixed: `---\nprocess.exit(1)\n---\n${MESSAGE}`,
      alsoFixed: ['front-matter/not-a-mapping'],
    }));
});

describe('front-matter/invalid-yaml', () => {
  const rule = 'front-matter/invalid-yaml';
  it('removes the later of two keys', () => {
    check({ rule, text: withLines([...lines, '⟦author⟧:     Lee  # me']), fixed: RIGHT, says: '"author"' });
    check({
      rule,
      text: withLines([...lines.slice(0, 2), '⟦tag⟧:\n - chat\n - b', ...lines.slice(2)])
        .replace('⟦tag⟧', 'tag')
        .replace(lines[4]!, `⟦tag⟧${lines[4]!.slice(3)}`),
      fixed: withLines([...lines.slice(0, 2), 'tag:\n - chat\n - b', ...lines.slice(2, 4)]),
    });
    check({ rule, text: withLines([...lines, '⟦title⟧: |\n  a\n  b', '⟦title⟧: c']), fixed: RIGHT });
  });
  it('does not keep other rules from looking at the keys', () =>
    check({
      rule,
      text: withLines([...lines.slice(0, 4), '⟦author⟧: Lee']),
      fixed: withLines(lines.slice(0, 4)),
      also: ['front-matter/missing-key'],
    }));
  it('removes no lines that hold other keys', () =>
    check({
      rule,
      text: withLines([
        '{layout: source, title: "2024-05-01", date: 2024-05-01 12:00:00, author: Kim, ⟦author⟧: Lee, tag: [chat]}',
      ]),
    }));
  it('reports a quote or bracket where it opens, and nothing that follows from it', () => {
    check({ rule, text: withLine('title', 'title: ⟦"2024-05-01-WeChat⟧'), says: '"title"' });
    check({ rule, text: withLine('author', 'author: ⟦"Kim Park⟧ ').replace('[chat]', '["chat"]') });
    check({ rule, text: withLine('tag', 'tag: ⟦[chat⟧'), says: '[' });
  });
  it('reports one finding an error, at its place', () => {
    check({ rule, text: withLine('author', 'author: ⟦Kim: Park⟧') });
    check({ rule, text: withLine('author', '⟦⇥⟧author: Kim Park') });
    check({ rule, text: withLine('author', 'author: ⟦@⟧Kim') });
    check({ rule, text: withLine('author', '⟦author Kim Park⟧') });
    check({ rule, text: withLine('author', ' ⟦author⟧: Kim Park'), says: 'indentation' });
    check({ rule, text: withLine('tag', '⟦tag⟧ ') });
    check({ rule, text: withLine('author', '⟦}⟧'), says: 'cannot stand here' });
    check({ rule, text: withLine('author', 'author: "⟦\\⟧q"') });
  });
  it('reports an alias without an anchor, and a bomb of aliases', () => {
    check({ rule, text: withLine('author', 'author: ⟦*kim⟧') });
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const name of 'bcdefg') {
      const before = String.fromCharCode(name.charCodeAt(0) - 1);
      bomb.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`);
    }
    bomb[6] = bomb[6]!.replace(/\*f\]$/, '⟦*f⟧]');
    check({ rule, text: withLines([...lines, ...bomb]), says: 'too many' });
  });
  it('reports front matter that is too long or too deep', () => {
    const text = `---\n⟦a: ${'x'.repeat(20_000)}⟧\n---\n${MESSAGE}`;
    check({ rule, text, says: '16384' });
    check({ rule, text: `---\n⟦a: ${'['.repeat(1_000)}⟧\n---\n${MESSAGE}`, says: 'deep' });
  });
});

describe('the first line of YAML, out of line', () => {
  const rule = 'front-matter/invalid-yaml';
  it('is reported, not the line below', () => {
    check({ rule, text: withLine('layout', ' ⟦layout: source⟧'), says: 'indentation' });
    check({ rule, text: withLine('layout', '⟦- layout: source⟧') });
  });
});

describe('front-matter/not-a-mapping', () => {
  const rule = 'front-matter/not-a-mapping';
  it('reports a list or a scalar', () => {
    check({ rule, text: `---\n\n⟦- layout: source\n- title: a⟧  \n---\n${MESSAGE}` });
    check({ rule, text: `---\n⟦Hello⟧\n---\n${MESSAGE}` });
  });
});

describe('front-matter/missing-key', () => {
  const rule = 'front-matter/missing-key';
  const lacking = (key: string) => withLine(key, undefined).replace('---', '⟦---⟧');
  const moved = (key: string) =>
    withLines([
      ...lines.filter(line => !line.startsWith(`${key}:`)),
      lines.find(line => line.startsWith(`${key}:`))!,
    ]);
  for (const key of ['layout', 'title', 'date', 'author', 'tag']) {
    it(`inserts ${key}`, () => check({ rule, text: lacking(key), fixed: moved(key), says: `"${key}"` }));
  }
  it('takes the day from the title or the date where the file names none', () => {
    check({ rule, text: lacking('date'), fixed: moved('date'), fileName: 'a.chatlog' });
    check({ rule, text: lacking('title'), fixed: moved('title'), fileName: 'a.chatlog' });
  });
  it('inserts nothing that nothing implies', () => {
    check({ rule, text: lacking('date').replace('2024-05-01-WeChat', 'May'), fileName: 'a.chatlog' });
    check({ rule, text: lacking('author').replace(MESSAGE, '') });
  });
  it('inserts all into empty front matter', () =>
    check({ rule, text: `⟦⟦⟦⟦⟦---⟧⟧⟧⟧⟧\n---\n${MESSAGE}`, fixed: RIGHT }));
  it('takes tags for tag', () => {
    check({ rule, text: withLine('tag', 'tags: [a, chat]') });
    check({ rule, text: withLine('tag', 'tags: a chat') });
  });
  it('needs neither lines nor header-img', () => check({ rule, text: RIGHT }));
});

describe('front-matter/invalid-value', () => {
  const rule = 'front-matter/invalid-value';
  const value = (key: string, marked: string, fixed?: string, more: object = {}) =>
    check({
      rule,
      text: withLine(key, `${key}: ${marked}`),
      ...(fixed === undefined ? {} : { fixed: withLine(key, `${key}: ${fixed}`) }),
      ...more,
    });
  const extra = (line: string, fixed?: string) =>
    check({
      rule,
      text: withLines([...lines, line]),
      ...(fixed === undefined ? {} : { fixed: withLines([...lines, fixed]) }),
    });
  it('wants a text for layout, title, author and header-img', () => {
    value('author', '⟦12345⟧', '"12345"');
    value('author', '⟦yes⟧', '"yes"');
    value('title', '⟦2024-05-01⟧', '"2024-05-01"');
    value('author', '⟦[Kim, Lee]⟧');
    value('title', '⟦{a: b}⟧');
    extra('header-img: ⟦1⟧', 'header-img: "1"');
    extra('header-img: img/a.png');
  });
  it('wants some value', () => {
    check({ rule, text: withLine('layout', '⟦layout⟧:'), fixed: withLine('layout', 'layout: source') });
    check({
      rule,
      text: withLine('author', '⟦author⟧:     '),
      fixed: withLine('author', 'author:     Kim Park'),
    });
    check({
      rule,
      text: withLine('title', 'title: ⟦""⟧'),
      fixed: withLine('title', 'title: "2024-05-01-WeChat"'),
    });
    check({ rule, text: withLine('tag', '⟦tag⟧: # none'), fixed: withLine('tag', 'tag: [chat] # none') });
    check({ rule, text: withLine('author', 'author: ⟦~⟧'), fixed: withLine('author', 'author: Kim Park') });
    extra('⟦header-img⟧:');
  });
  it('allows dates with a zone, a T, a fraction, in quotes', () => {
    for (const date of ['12:00:00 +0800', '12:00:00 +08:00', '12:00:00Z', '12:00:00.5', '23:59:59']) {
      value('date', `2024-05-01 ${date}`);
    }
    value('date', '2024-05-01T12:00:00');
    value('date', '"2024-05-01 12:00:00"');
  });
  it('puts dates into their form', () => {
    value('date', '⟦2024-05-01⟧', '2024-05-01 12:00:00');
    value('date', '⟦2024-5-1 7:08:09⟧', '2024-05-01 07:08:09');
    value('date', '⟦2024/05/01 12:00⟧', '2024-05-01 12:00:00');
    value('date', '⟦2024年5月1日⟧', '2024-05-01 12:00:00');
    value('date', '⟦Wed, 01 May 2024 17:45:00 GMT⟧', '2024-05-01 17:45:00 Z');
    value('date', '⟦05/01/2024 4:38 PM⟧', '2024-05-01 16:38:00');
  });
  it('never overwrites a time that it can not read', () => {
    value('date', '⟦2024-05-01 16:38:10 CDT⟧');
    value('date', '⟦2024-05-01 24:00:00⟧');
  });
  it('takes the day of the file, or of the title, for a date that is none', () => {
    value('date', '⟦2024-02-30 07:08:09 +0800⟧', '2024-05-01 07:08:09 +0800');
    value('date', '⟦today⟧', '2024-05-01 12:00:00', { fileName: 'a.chatlog' });
    check({
      rule,
      text: withLine('date', 'date: ⟦today⟧').replace('2024-05-01-W', 'W'),
      fileName: 'a.chatlog',
    });
  });
  it('wants a list that holds chat', () => {
    value('tag', '⟦chat⟧', '[chat]');
    value('tag', '⟦payment⟧', '[payment, chat]');
    value('tag', '⟦[payment, "a b"]⟧', '[payment, "a b", chat]');
    value('tag', '⟦[]⟧', '[chat]');
    value('tag', '⟦[Chat]⟧', '[Chat, chat]');
    value('tag', '\n  ⟦- payment⟧');
    check({
      rule,
      text: withLine('tag', 'tags: ⟦[payment]⟧'),
      fixed: withLine('tag', 'tags: [payment, chat]'),
    });
    value('tag', '[a, chat]');
    value('tag', '\n  - chat');
  });
  it('wants a whole number of lines', () => {
    extra('lines: ⟦many⟧', 'lines: 1');
    extra('lines: ⟦1.5⟧', 'lines: 1');
    extra('lines: ⟦-1⟧', 'lines: 1');
    extra('lines: ⟦"1"⟧', 'lines: 1');
    extra('⟦lines⟧:', 'lines: 1');
    extra('lines: 1');
  });
});

describe('front-matter/invalid-value of a text', () => {
  const rule = 'front-matter/invalid-value';
  it('in quotes that are not those of YAML', () => {
    check({
      rule,
      text: withLine('author', 'author: ⟦“Kim Park”⟧'),
      fixed: withLine('author', 'author: "Kim Park"'),
    });
    check({
      rule,
      text: withLine('title', 'title: ⟦＂2024-05-01-WeChat＂⟧'),
      fixed: withLine('title', 'title: "2024-05-01-WeChat"'),
      says: 'quotes',
    });
    check({
      rule,
      text: withLine('date', 'date: ⟦“2024-05-01 08:00:00”⟧'),
      fixed: withLine('date', 'date: 2024-05-01 08:00:00'),
    });
    check({ rule, text: withLine('author', 'author: “Kim” and “Lee”') });
    check({ rule, text: withLine('author', 'author: "“Kim”"') });
  });
  it('that YAML takes for a comment, an anchor or a tag is not replaced', () => {
    for (const value of ['#Kim', '&Kim', '!Kim']) {
      check({ rule, text: withLine('author', `⟦author⟧: ${value}`) });
    }
    check({
      rule,
      text: withLine('author', '⟦author⟧: # who?'),
      fixed: withLine('author', 'author: Kim Park # who?'),
    });
  });
});

describe('front-matter/unknown-key', () => {
  const rule = 'front-matter/unknown-key';
  const misspelt = (key: string, name: string) =>
    check({
      rule,
      text: withLine(key, lines.find(line => line.startsWith(key))!.replace(key, `⟦${name}⟧`)),
      fixed: RIGHT,
    });
  for (const [key, name] of [
    ['author', 'auther'],
    ['author', 'Author'],
    ['author', 'autor'],
    ['layout', 'laoyut'],
    ['title', 'titel'],
    ['date', 'dat'],
    ['date', 'Date'],
    ['tag', 'tga'],
  ] as const) {
    it(`takes ${name} for ${key}`, () => misspelt(key, name));
  }
  it('takes line for lines, and header_img for header-img', () => {
    check({ rule, text: withLines([...lines, '⟦line⟧: 1']), fixed: withLines([...lines, 'lines: 1']) });
    check({
      rule,
      text: withLines([...lines, '⟦header_img⟧: a']),
      fixed: withLines([...lines, 'header-img: a']),
    });
  });
  it('says nothing of a key that is there', () =>
    check({ rule, text: withLines([...lines, 'auther: Lee', 'lines: 1', 'line: 3']) }));
  it('says nothing of the keys of Jekyll and its themes', () => {
    const others =
      'data links time times image images categories category description subtitle permalink published updated update ' +
      'excerpt slug comments authors keywords toc math lang header-style header-mask header-bg rate page state likes';
    const more = others.split(' ').map(key => `${key}: 1`);
    check({ rule, text: withLines([...lines, ...more]) });
    for (const key of ['data', 'page']) {
      check({ rule, text: withLine('date', `${key}: 1`), also: ['front-matter/missing-key'] });
    }
  });
});

describe('front-matter/date-mismatch', () => {
  const rule = 'front-matter/date-mismatch';
  const days = (title: string, date: string) =>
    RIGHT.replace('2024-05-01-WeChat', `${title}-WeChat`).replace('2024-05-01 12', `${date} 12`);
  it('sets the odd one out', () => {
    check({ rule, text: days('⟦2024-05-02⟧', '2024-05-01'), fixed: RIGHT, says: 'title' });
    check({ rule, text: days('2024-05-01', '⟦2024-05-02⟧'), fixed: RIGHT, says: 'date' });
  });
  it('can not change the name of the file, and offers to follow it', () =>
    check({
      rule,
      text: days('2024-05-02', '⟦2024-05-02⟧'),
      suggested: [RIGHT],
      says: 'name of the file says 2024-05-01',
    }));
  it('stands at the date where all three differ', () =>
    check({ rule, text: days('2024-05-02', '⟦2024-05-03⟧'), suggested: [RIGHT] }));
  it('sets the title from the date where the file names no day', () =>
    check({ rule, text: days('⟦2024-05-02⟧', '2024-05-01'), fixed: RIGHT, fileName: 'a.chatlog' }));
  it('sets either from the name of the file where the other names none', () => {
    check({ rule, text: days('May', '⟦2024-05-02⟧'), fixed: days('May', '2024-05-01') });
    check({
      rule,
      text: withLine('date', 'date: noon').replace('2024-05-01', '⟦2024-05-02⟧'),
      fixed: withLine('date', 'date: noon'),
      also: ['front-matter/invalid-value'],
    });
  });
  it('takes the date as it is written, whatever its zone', () =>
    check({ rule, text: withLine('date', 'date: 2024-05-01 01:00:00 +0800') }));
});

describe('front-matter/lines-mismatch', () => {
  const rule = 'front-matter/lines-mismatch';
  it('sets the number of messages', () =>
    check({
      rule,
      text: withLines([...lines, 'lines:      ⟦232⟧ ']),
      fixed: withLines([...lines, 'lines:      1 ']),
      says: 'says 232, the log holds 1 messages',
    }));
  it('says nothing where lines is right or no number', () => {
    check({ rule, text: withLines([...lines, 'lines: 1']) });
    check({ rule, text: withLines([...lines, 'lines: many']), also: ['front-matter/invalid-value'] });
  });
});
