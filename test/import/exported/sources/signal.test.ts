import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, recognized } from '../exports';

const TEXT = 'signal-sigtop-text';
const SHORT = 'signal-sigtop-short';
const MARKDOWN = 'signal-export-md';

describe('exports of Signal', () => {
  checkSample('signal-sigtop.txt', TEXT, [
    '# Refund Guild',
    '2026-03-01 16:02:11 Nora Quill <+447700900123> | good morning\nsecond line | image chart.png | 👍 1',
    '2026-03-01 16:03:40 You | hi | reply to Nora Quill: good morning',
  ]);
  checkSample('signal-sigtop-short.txt', SHORT, [
    '2026-03-01 08:02:00~ Nora Quill | good morning | file',
    '2026-03-01 08:03:00~ You | hi | reply to Nora Quill: ?',
    '- notice',
  ]);
  checkSample('signal-export-chat.md', MARKDOWN, [
    '2026-03-01 08:02:11 Nora Quill | good morning | image media/2026-03-01_chart.png chart.png | 👍 1',
    '2026-03-01 08:03:40 Me | hi | reply to ?: good morning',
  ]);

  checkText(
    'by sigtop: edits, quotes with files, texts with fields, other types',
    TEXT,
    `Conversation: Nora Quill (+447700900123)

From: Nora Quill (+447700900123)
Type: incoming
Sent: Sun, 1 Mar 2026 08:02:11 +0100
Received: Sun, 1 Mar 2026 08:02:12 +0100
Edited: 2 versions

| Version: 2
| Attachment: a.mp4 (video/mp4, 12 bytes)
| Sent: Sun, 1 Mar 2026 08:05:11 +0100
|
| newest
| text
|
| Version: 1
| Sent: Sun, 1 Mar 2026 08:02:11 +0100
|
| oldest

From: You
Type: outgoing
Sent: Sun, 1 Mar 2026 08:06:00 +0100
Attachment: no filename (image/jpeg, 1 bytes)
Attachment: song.mp3 (audio/mpeg, 1 bytes)
Reaction: 👍 from Nora Quill (+447700900123)
Reaction: 👍 from Ada (+447700900456)

> From: Nora Quill (+447700900123)
> Sent: Sun, 1 Mar 2026 08:02:11 +0100
> Attachment: b.png (image/png)
>
> quoted
> twice

From: here
to there

Type: no

From: Nora Quill (+447700900123)
Type: call-history
Received: Sun, 1 Mar 2026 08:07:00 +0100

Type: incoming
Sent: Sun, 1 Mar 2026 08:08:00 +0100
Received: Sun, 1 Mar 2026 08:08:00 +0100

who

From: You
Type: outgoing
Sent: unknown

never

From: You
Type: outgoing
Sent: Sun, 1 Mar 2026 08:09:00 +0100

`,
    [
      '# Nora Quill (+447700900123)',
      '2026-03-01 15:02:11 Nora Quill <+447700900123> | newest\ntext | video a.mp4 | edited',
      '2026-03-01 15:06:00 You | From: here\nto there\n\nType: no | reply to Nora Quill: quoted\ntwice | image | audio song.mp3 | 👍 2',
      '- notice',
      '! 45 no-sender',
      '! 51 bad-time',
      '- empty',
    ],
  );
  checkText(
    'by sigtop in short: names with colons, further lines, details',
    SHORT,
    `2026-03-01 08:02 Team: A: [edited, 2 attachments] one
two: three

2026-03-01 08:03 You: [reply to Team: A on 2026-03-01 08:02, edited] hi
2026-03-01 08:04 Nora: [x] not a detail
unknown Nora: hi
2026-02-30 08:04 Nora: hi
2026-03-01 08:05 Nora: [group-v2-change message]
2026-03-01 08:06 Nora:`,
    [
      `2026-03-01 08:02:00~ Team | ${escapeMarkdown('A: [edited, 2 attachments] one\ntwo: three')}`,
      '2026-03-01 08:03:00~ You | hi | reply to Team: A: ? | edited',
      `2026-03-01 08:04:00~ Nora | ${escapeMarkdown('[x] not a detail')}`,
      '! 6 no-time',
      '! 7 bad-time',
      '- notice',
      '- empty',
    ],
  );
  checkText(
    'by signal-export: files, stickers, deleted messages, calls',
    MARKDOWN,
    `[2026-03-01 08:02:11] Nora: two  [a b.pdf](./media/a%20b.pdf)  ![c.jpg](./media/c.jpg)  
(- Ben: 👍, Me: 👍, Ada: 😂 -)
[2026-03-01 08:03:11] Me: (This message was deleted)
[2026-03-01 08:04:11] Ben:   [😀](../exported_stickers/pack/1.webp)  
[2026-03-01 08:05:11] Ben:   
(( 🐱 ))
[2026-03-01 08:06:11] Ben: here  (media not exported)  
[2026-03-01 08:07:11] Ben: Incoming voice call (accepted, 2m 3s)  
[2026-03-01 08:08:11] Ben: 

> one
> two

*three*  
more  
[2026-03-01 08:09:11] Ben:   
[2026-02-31 08:09:11] Ben: x  
`,
    [
      '2026-03-01 08:02:11 Nora | two | file media/a b.pdf a b.pdf | image media/c.jpg c.jpg | 👍 2 | 😂 1',
      '- recalled',
      '2026-03-01 08:04:11 Ben |  | sticker ../exported_stickers/pack/1.webp 😀',
      '2026-03-01 08:05:11 Ben |  | sticker 🐱',
      '2026-03-01 08:06:11 Ben | here | image',
      '2026-03-01 08:07:11 Ben | Incoming voice call (accepted, 2m 3s)',
      `2026-03-01 08:08:11 Ben | ${escapeMarkdown('*three*\nmore')} | reply to ?: one\ntwo`,
      '- empty',
      '! 17 bad-time',
    ],
  );
  checkText(
    'by signal-export in an old version',
    MARKDOWN,
    '[2019-12-24, 12:23] Noa: Hello!\n[2020-01-17, 21:49] Kim: Hello\nNoa!\n',
    ['2019-12-24 12:23:00~ Noa | Hello!', '2020-01-17 21:49:00~ Kim | Hello\nNoa!'],
  );

  describe('are not', () => {
    for (const [title, text] of Object.entries({
      'a log in short': '2026-03-01 08:02 Backup: started\n2026-03-01 08:04 Backup: ended\n',
      'a log in brackets': '[2026-03-01 08:02:11] main: started\n[2026-03-01 08:04:11] main: ended\n',
      'a mail': 'From: Nora Quill\nTo: Ben\nSent: Sun, 1 Mar 2026\n\nhi\n',
    })) {
      it(title, () => assert.equal(typeof recognized(memoryFile('x', text)), 'object'));
    }
  });
});
