import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { realLogs } from '../../support/corpus';
import { assertLinear } from '../../support/growth';
import { read, refuse } from './read';

const root = join(import.meta.dirname, '../../..');
const speakers = ['Kim Park', '李雷', 'Ada'];

describe('other text is no conversation', () => {
  refuse('nothing', '', { speakers });
  refuse('white space', ' \n\t\n', { speakers });
  refuse('a sentence', 'Kim Park said at 8:19 AM: hello', { speakers });
  refuse(
    'a message of a log',
    '> 08:19:43  Kim Park  \n   \nHi  \n   \n> 08:20:00  李雷  \n   \nHo  \n   \n',
    { speakers },
  );
  refuse('a header of a log', '> 08:19:43  Kim Park  ', { speakers });
  refuse(
    'code',
    "const at = { kim: '8:19' };\nswitch (x) {\n  case 1:\n    run();\n\n  default:\n    stop();\n}",
    { speakers },
  );
  refuse('Python', 'class Kim:\n    pass\n\nclass Ada:\n    pass\n', { speakers });
  refuse('YAML', 'Kim Park:\n  age: 3\nAda:\n  age: 4\n', { speakers });
  refuse('Markdown', '# Notes\n\n- 8:19 AM — coffee\n- Kim — tea\n\n| a | b |\n| - | - |\n', { speakers });
  refuse('addresses', 'Kim Park\n1 Main Street\n2018 AB Town\n\nAda\n2 Main Street\n', { speakers });
  refuse('a poem with times', 'At 8:19 the kettle sang\nand by 8:20\nI knew — at last —\n8:21\n', {
    speakers,
  });
  refuse('a time table', '08:19  Kim Park\n08:20  Ada\n', { speakers });
  refuse('subtitles', '1\n00:00:01,000 --> 00:00:02,000\nHello\n', { speakers });
  refuse(
    'git log',
    'commit abc\nAuthor: Kim Park <kim@example.com>\nDate:   Mon Jan 22 08:19:43 2018 +0100\n\n    Fix\n',
    { speakers },
  );
  refuse('a log of a web server', '127.0.0.1 - - [22/Jan/2018:08:19:43 +0000] "GET / HTTP/1.1" 200', {
    speakers,
  });
  refuse('a mail', 'On Mon, Jan 22, 2018 at 8:19 AM Kim Park <kim@example.com> wrote:\n> Hi\n', { speakers });
  refuse('JSON', '{\n  "Kim Park": "8:19 AM"\n}\n', { speakers });

  it('such as the project’s own files', () => {
    const files = [...['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'package.json', 'esbuild.mjs']];
    for (const folder of ['examples/_posts', 'docs', 'docs/rules/message', 'server/src/model']) {
      for (const name of readdirSync(join(root, folder)))
        if (name.includes('.')) files.push(`${folder}/${name}`);
    }
    for (const file of files) {
      if (file === 'docs/paste.md') continue;
      const text = readFileSync(join(root, file), 'utf8');
      assert.equal(read(text, { speakers }), undefined, file);
      const halves = text.split('\n');
      assert.equal(read(halves.slice(halves.length >> 1).join('\n'), { speakers }), undefined, file);
    }
  });

  it('such as real logs, from any line on', function () {
    for (const { fileName, text: whole } of realLogs(this)) {
      const lines = whole.split('\n');
      for (let from = 0; from < lines.length; from += 97) {
        const text = lines.slice(from, from + 200).join('\n');
        assert.equal(read(text)?.source, undefined, `${fileName}:${from}`);
      }
    }
  }).timeout(60_000);

  const worst: Record<string, (count: number) => string> = {
    'a long line': count => 'a '.repeat(count * 20),
    'many colons': count => `[22/01/2018, 08:19:43] ${':'.repeat(count * 20)}`,
    'many spaces': count => `Kim${' '.repeat(count * 20)}8:19`,
    'many headers': count => 'Kim  8:19 AM\n'.repeat(count),
    'blank lines': count => `Kim Park  8:19 AM\n${'\n'.repeat(count)}`,
    reactions: count => `Kim Park  8:19 AM\nHi\n${':+1:\n1\n'.repeat(count)}`,
    'lines with dashes': count => `Kim\n${'—\n'.repeat(count)}`,
  };
  for (const [title, text] of Object.entries(worst)) {
    it(`and takes linear time for ${title}`, () =>
      assertLinear(count => read(text(count), { speakers, asked: true }), 3000));
  }

  it('and never fails', () => {
    const pieces = fc.constantFrom(
      ...[
        'Kim Park',
        ':',
        ', ',
        '[',
        ']',
        ' — ',
        '22/01/2018',
        '8:19 AM',
        '08:19:43',
        '\n',
        '\r',
        ' ',
        '  ',
        '(10001)',
      ],
      ...[
        '—————  2018-01-22  —————',
        'Today',
        'at',
        '🌙',
        '昨天',
        '\u200e',
        '31/31/31',
        '99:99',
        '-',
        '.',
        '消息记录',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), fc.boolean(), (parts, asked) => {
        const found = read(parts.join(''), { speakers, asked, today: '2018-01-22' });
        for (const { speaker, body, day } of found?.messages ?? []) {
          assert.equal(speaker, speaker.trim());
          assert.match(speaker, /^[^\r\n]+$/);
          for (const line of body) assert.doesNotMatch(line, /[\r\n]/);
          assert.match(day ?? '2018-01-22', /^\d{4}-\d\d-\d\d$/);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
