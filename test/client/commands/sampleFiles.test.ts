import assert from 'node:assert/strict';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { SAMPLE_FILES, SAMPLE_LOGS, sampleFolderName } from '../../../client/src/commands/sampleFiles';

describe('the sample logs', () => {
  it('are all files in examples/', () => {
    const files = globSync('**/*', { cwd: join(import.meta.dirname, '../../../examples'), dot: true });
    assert.deepEqual([...SAMPLE_FILES].sort(), files.sort());
    assert.deepEqual(
      [...SAMPLE_LOGS],
      files.filter(file => file.endsWith('-chat.markdown')),
      'in the order of their days',
    );
  });

  it('go to a folder that is not there yet', async () => {
    const nameBeside = (...taken: string[]) => sampleFolderName(async name => taken.includes(name));
    assert.equal(await nameBeside(), 'chat-log-samples');
    assert.equal(await nameBeside('chat-log-samples'), 'chat-log-samples-2');
    assert.equal(await nameBeside('chat-log-samples', 'chat-log-samples-2'), 'chat-log-samples-3');
  });
});
