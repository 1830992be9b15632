import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { missing } from '../../server/src/rules/image/missing';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { MAX_ENTRIES } from '../../server/src/workspace/fileSystem';
import { similarFileNames } from '../../server/src/workspace/similarFileNames';
import { imagesOf } from '../support/images';
import { FILE_NAME, HEAD, message } from '../support/rules';

/** Names as phones and applications give them: nearly all are similar to each other. */
const names = Array.from({ length: MAX_ENTRIES }, (_, i) => `20180122_${String(i).padStart(6, '0')}.png`);

const options = { fileName: FILE_NAME, levels: ruleLevels() };

describe('the largest folder of images', () => {
  it('costs a keystroke no more than a small one', () => {
    const images = imagesOf(names.map(name => `img/${name}`));
    const text = `${HEAD}${message('07:08:28', 'Kim Park', '![](/img/x0000.png)')}`;
    const log = new ChatLog(text, { ...options, images });
    const line = HEAD.split('\n').length + 1;
    for (let i = 0; i < 20_000; i++) {
      const range = { start: { line, character: 10 }, end: { line, character: 14 } };
      log.edit({ range, newText: String(1000 + (i % 1000)) });
      assert.equal(log.findings.count(missing), 1);
    }
  });

  it('costs a log with many images no more than one look at each', () => {
    const images = imagesOf(names.map(name => `img/${name}`));
    const bodies = names.slice(0, 20_000).map(name => message('07:08:28', 'Kim Park', `![](/img/x${name})`));
    const log = new ChatLog(HEAD + bodies.join(''), { ...options, images });
    assert.equal(log.findings.count(missing), bodies.length);
    assert.equal(log.imagesChanged(), false);
  });

  it('is searched for similar names in one pass', () => {
    for (let i = 0; i < 20; i++) {
      assert.equal(similarFileNames(`20180122_0000${i}x.png`, names).length, 3);
      assert.deepEqual(similarFileNames(`${'x'.repeat(500)}${i}.png`, names), []);
    }
  });
});
