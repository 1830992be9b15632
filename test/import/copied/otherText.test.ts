import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { realLogs } from '../../support/corpus';
import { runs } from '../../support/runs';
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
  });

  describe('such as what programs write', () => {
    const ofSpeakers = { speakers: ['Noa'] };
    refuse(
      'the history of a package manager',
      'Start-Date: 2026-01-22  08:19:43\nCommandline: apt install a\nEnd-Date: 2026-01-22  08:19:49\n\nStart-Date: 2026-01-22  09:19:43\nCommandline: apt install b\nEnd-Date: 2026-01-22  09:19:49\n\n'.repeat(
        3,
      ),
      ofSpeakers,
    );
    refuse(
      'the log of a package manager',
      '2026-01-22 08:19:43 status installed a:amd64 1.2\n2026-01-22 08:19:44 configure b:all 1.1 <none>\n'.repeat(
        3,
      ),
      ofSpeakers,
    );
    refuse(
      'the terminal of one',
      'Log started: 2026-01-22  08:19:43\nUnpacking\nLog ended: 2026-01-22  08:19:49\n\n'.repeat(3),
    );
    refuse(
      'the log of a job',
      '2026-01-22 08:19:43 Backup started\ncopied\n2026-01-22 08:29:43 Backup finished\n\n'.repeat(3),
    );
    refuse(
      'the log of a job in Chinese',
      '2026-01-22 08:19:43 备份开始\n已复制\n\n2026-01-22 08:29:43 备份完成\n\n'.repeat(3),
    );
    refuse('times of changes', 'Updated 2026-01-22 08:19:43\na\n\nUpdated 2026-01-23 08:19:43\nb');
    refuse('times of changes and nothing else', 'Updated 2026-01-22 08:19:43\nUpdated 2026-01-23 08:19:43');
    refuse(
      'times of two kinds',
      'Created 2026/1/22 08:19\na\n\nUpdated 2026/1/23 08:19\nb\n\nCreated 2026/1/24 08:19\nc',
    );
    refuse(
      'a changelog of GNU',
      '2026-01-22 08:19:43 +0000  Noa Lee <noa@example.org>\n\t* a.c: b\n\n2026-01-22 09:19:43 +0000  Noa Lee <noa@example.org>\n\t* c.c: d\n',
    );
    refuse(
      'a log in Python',
      '2026-01-22 08:19:43,123 - root - INFO - started: ok\n2026-01-22 08:19:44 - root - INFO - ended: ok',
    );
    refuse(
      'a log of nginx',
      '2026/01/22 08:19:43 [error] 31#31: *1 open() failed\n2026/01/22 08:19:44 [error] 31#31: *2 open()',
    );
    refuse(
      'a log of the system',
      'Jan 22 08:19:43 host sshd[123]: Accepted: a\nJan 22 08:19:44 host cron: run',
    );
    refuse(
      'captions',
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Noa>Hello\n\n00:00:03.000 --> 00:00:04.000\nHo',
      ofSpeakers,
    );
    refuse('IRC', '10:15 <noa> lee: hi\n10:16 <lee> noa: ho\n10:17  * noa waves: ok');
    refuse('IRC in brackets', '[10:15] <noa> lee: hi\n[10:16] <lee> noa: ho\n[10:17] <noa> lee: ok');
    refuse(
      'IRC with seconds',
      '[10:15:03] <noa> lee: hi\n[10:15:09] * noa waves: ok\n[10:16:03] <noa> lee: hi',
    );
    refuse(
      'a chat of Zoom',
      '2026-01-22 10:15:03 From Noa to Everyone:\n\thi\n2026-01-22 10:15:09 From Lee to Everyone:\n\tho\n2026-01-22 10:15:19 From Noa to Everyone:\n\tok',
      ofSpeakers,
    );
    refuse(
      'a chat of Zoom without days',
      '10:15:03\t From Noa to Everyone:\n\thi\n10:15:09\t From Noa to Everyone:\n\tho',
    );
    refuse(
      'an old chat of Zoom',
      '10:15:03 From Noa to Everyone : hi\n10:15:09 From Lee to Noa(Privately) : ho',
    );
  });

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
        ...[
          '【潜水】',
          '撤回了一条消息',
          'APP',
          '::',
          '~ ',
          '早',
          '٧:١١',
          '،',
          '\u2068',
          '\t',
          '18.00',
          '================',
        ],
      ],
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))),
        fc.boolean(),
        (parts, isExplicit) => {
          const found = read(parts.join(''), { speakers, isExplicit, today: '2018-01-22' });
          for (const line of found?.stray ?? []) assert.doesNotMatch(line, /[\r\n]/);
          for (const { speaker, body, day } of found?.messages ?? []) {
            assert.equal(speaker, speaker.trim());
            assert.match(speaker, /^[^\r\n]+$/);
            for (const line of body) assert.doesNotMatch(line, /[\r\n]/);
            assert.match(day ?? '2018-01-22', /^\d{4}-\d\d-\d\d$/);
          }
        },
      ),
      { numRuns: runs(1_500) },
    );
  });
});
