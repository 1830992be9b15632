import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, recognized } from '../exports';

const ID = 'matrix-element-text';

describe('texts of Element', () => {
  checkSample('matrix-element.txt', ID, [
    '2026-03-01 08:03:40 Nora Quill | agenda refunds',
    '2026-03-01 08:04:10 Ben Okafor | ok | reply to nora: agenda',
    '2026-03-01 08:04:20 Ben Okafor |  | image',
  ]);
  checkText(
    'with what happens in a room',
    ID,
    `01/03/2026, 08:03:40 - @nora:example.org: agenda: one
two
01/03/2026, 08:03:41 - Ada joined the room
01/03/2026, 08:03:42 - Ada changed the room name from "A: b" to "C".
01/03/2026, 08:03:43 - Ada changed the topic to "x: y".
13/03/2026, 08:03:44 - * Ben Okafor waves
13/03/2026, 08:03:45 - Ben Okafor: report.pdf (File Attached)
13/03/2026, 08:03:46 - Ben Okafor: clip.mp4 (Media omitted - file size limit exceeded)
13/03/2026, 08:03:47 - Ben Okafor sent a sticker. (File Attached)
13/03/2026, 08:03:48 - Ben Okafor: Message deleted by Ada
13/03/2026, 08:03:49 - Ada: <@ben:example.org "> that > there..."> yes (no)
13/03/2026, 08:03:50 - Ben Okafor sent an image.`,
    [
      '2026-03-01 08:03:40 nora | agenda: one\ntwo',
      '- notice',
      '- notice',
      '- notice',
      `2026-03-13 08:03:44 Ben Okafor | ${escapeMarkdown('* Ben Okafor waves')}`,
      '2026-03-13 08:03:45 Ben Okafor |  | file report.pdf',
      '2026-03-13 08:03:46 Ben Okafor |  | video clip.mp4',
      '2026-03-13 08:03:47 Ben Okafor |  | sticker',
      '- recalled',
      '2026-03-13 08:03:49 Ada | yes (no) | reply to ben: > that > there...',
      '2026-03-13 08:03:50 Ben Okafor |  | image',
    ],
  );
  checkText(
    'in German, French and Swedish',
    ID,
    `13.3.2026, 08:03:40 - Ben Okafor: Hallo
13.3.2026, 08:03:41 - Ben Okafor hat ein Bild gesendet. (Medien ausgelassen)
13/03/2026 08:03:42 - Ada: Salut
2026-03-13 08:03:43 - Ada: Hej`,
    [
      '2026-03-13 08:03:40 Ben Okafor | Hallo',
      '2026-03-13 08:03:41 Ben Okafor |  | image',
      '2026-03-13 08:03:42 Ada | Salut',
      '2026-03-13 08:03:43 Ada | Hej',
    ],
  );

  describe('are not', () => {
    for (const [title, text] of Object.entries({
      'a log of Python': '2026-01-22 08:19:43 - root - INFO - a: b\n2026-01-22 08:19:44 - root - INFO - c: d',
      'a log with levels': '2026-01-22 08:19:43 - INFO: a\n2026-01-22 08:19:44 - ERROR: b',
      'a log of a program': '2026-01-22 08:19:43 - worker: a\n2026-01-22 08:19:44 - worker: b',
    })) {
      it(title, () => assert.equal(typeof recognized(memoryFile('x', text)), 'object'));
    }
  });
});
