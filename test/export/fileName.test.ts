import * as assert from 'node:assert/strict';
import { exportFileName } from '../../server/src/export/fileName';

describe('The name of an exported file', () => {
  it('is that of the transcript', () => {
    assert.equal(exportFileName('2026-03-01 – 2026-03-09', '.html'), '2026-03-01 – 2026-03-09.html');
    assert.equal(exportFileName('支付群：三月', '.pdf'), '支付群：三月.pdf');
  });

  it('is one name in a folder of any system, whatever the title is', () => {
    for (const title of [
      '../../etc/passwd',
      '..\\..\\a',
      '/etc/a',
      'C:\\a',
      '..',
      '.',
      '',
      '   ',
      '.hidden',
      'CON',
      'nul.txt',
      'COM1',
      'a\u0000b\nc\u202e',
      'a:b*c?d"e<f>g|h',
      '-rf',
      'a. . ',
      '聊'.repeat(1000),
      '😀'.repeat(1000),
    ]) {
      const name = exportFileName(title, '.html');
      assert.match(
        name,
        /^[^.\s/\\:*?"<>|\p{C}-][^/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]*\.html$/u,
        JSON.stringify(title),
      );
      assert.doesNotMatch(name, /^(?:con|nul|com1)\./i);
      assert.ok(Buffer.byteLength(name) <= 255, name);
    }
  });
});
