import assert from 'node:assert/strict';
import { HeaderSitesBuilder } from '../../server/src/workspace/headerSites';
import { SpeakerCounts } from '../../server/src/workspace/speakerCounts';

describe('the numbers of messages of the speakers of a log', () => {
  it('are those of a map', () => {
    const builder = new HeaderSitesBuilder();
    const [kim, lee] = [builder.addName('Kim'), builder.addName('Lee')];
    for (const name of [kim, lee, kim, kim]) builder.add(name, undefined);
    const counts = new SpeakerCounts(builder.finish());
    const map = new Map([
      ['Kim', 3],
      ['Lee', 1],
    ]);
    assert.deepEqual(new Map(counts), map);
    assert.equal(counts.size, 2);
    assert.deepEqual([...counts.entries()], [...map]);
    assert.deepEqual([...counts.keys()], ['Kim', 'Lee']);
    assert.deepEqual([...counts.values()], [3, 1]);
    const seen: unknown[] = [];
    counts.forEach((count, name, all) => {
      seen.push([name, count, all === counts]);
    });
    assert.deepEqual(seen, [
      ['Kim', 3, true],
      ['Lee', 1, true],
    ]);
    for (const name of ['Kim', 'Lee', 'Park', '']) {
      assert.equal(counts.get(name), map.get(name));
      assert.equal(counts.has(name), map.has(name));
    }
  });
});
