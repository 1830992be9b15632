import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPastedExport } from '../../../server/src/import/logs/pastedExport';
import { zoneOf } from '../../../server/src/import/logs/zone';
import { formatTimestamp } from '../../../server/src/model/timestamp';
import { sampleFile } from '../exported/exports';
import { OTHER_TEXTS } from '../exported/otherTexts';

const SAMPLES = join(import.meta.dirname, '../../fixtures/exports');

function pasted(text: string): string[] | undefined {
  const found = readPastedExport(text, zoneOf('Asia/Shanghai')!, '2026-03-01', '2026-11-28');
  return (
    found && [
      `${found.source}, ${found.leftOut} left out`,
      ...found.messages.map(
        ({ day, timestamp, hasSeconds, speaker, body }) =>
          `${day} ${formatTimestamp(timestamp!)}${hasSeconds ? '' : '~'} ${speaker} | ${body.join('/')}`,
      ),
    ]
  );
}

const textOf = (name: string) => Buffer.concat([...sampleFile(name).bytes()]).toString();

describe('the pasted text of an export', () => {
  const check = (name: string, expected: readonly string[]) =>
    it(name, () => assert.deepEqual(pasted(textOf(name)), expected));

  check('discord-dce.txt', [
    'Discord (DiscordChatExporter, text), 0 left out',
    '2026-03-01 08:03:00~ nora.q | agenda refunds @Ben Okafor//*(👍 1)*',
    '2026-03-01 08:04:00~ beno | chart//![chart.png](https://cdn.discordapp.com/attachments/2/5/chart.png)',
  ]);
  it('of every form of text', () => {
    const texts = readdirSync(SAMPLES).filter(name => /\.(?:txt|log|weechatlog|md|vtt|srt)$/.test(name));
    const unread = texts.filter(name => pasted(textOf(name)) === undefined);
    assert.deepEqual(unread, []);
  });

  it('is no conversation otherwise', () => {
    const found = Object.entries(OTHER_TEXTS).filter(([, text]) => pasted(text) !== undefined);
    assert.deepEqual(found, []);
  });
});
