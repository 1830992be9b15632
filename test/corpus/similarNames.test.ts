import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { unregisteredPerson } from '../../server/src/people/people';
import { SimilarNames } from '../../server/src/people/similarNames';
import type { SpokenLog } from '../../server/src/people/spokenLog';
import { SpokenNames } from '../../server/src/people/spokenNames';
import { unknownSpeaker } from '../../server/src/rules/mention/unknownSpeaker';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { HeaderSitesBuilder } from '../../server/src/workspace/headerSites';
import { recordOf } from '../../server/src/workspace/logRecord';
import { realLogs } from '../support/corpus';
import { peopleOf } from '../support/people';

function similarIn(logs: readonly SpokenLog[]): SimilarNames {
  const spoken = new SpokenNames();
  for (const log of logs) spoken.replace(undefined, log);
  return new SimilarNames(spoken, [], unregisteredPerson);
}

describe('the names in real logs', () => {
  let logs: ChatLog[] = [];

  before(function () {
    logs = realLogs(this).map(({ fileName, text }) => new ChatLog(text, { fileName, levels: new Map() }));
  });

  it('hold some 75 pairs that look like one person, nearly all of them proven', () => {
    const records = logs.map(log => recordOf(`file:///site/${log.options.fileName}`, log));
    const names = [...new Set(records.flatMap(({ speakers }) => [...speakers.keys()]))];
    const count = (similar: SimilarNames) =>
      names.reduce((sum, name) => sum + similar.to(name).length, 0) / 2;

    const pairs = count(similarIn(records));
    assert.ok(pairs >= 72 && pairs <= 80, `${pairs} pairs`);

    // Shared logs are most of the evidence, so without them nearly the same result is expected.
    const headers = new HeaderSitesBuilder().finish();
    const apart = records.flatMap(({ speakers }) =>
      [...speakers.keys()].map(name => ({
        uri: '',
        day: undefined,
        headers,
        speakers: new Map([[name, 1]]),
      })),
    );
    const byNames = count(similarIn(apart));
    assert.ok(byNames >= 68 && byNames <= 78, `${byNames} pairs by the names alone`);
  });

  it('leave some 1,700 mentions unknown, fewer than those of one log do', () => {
    const levels = ruleLevels({ [unknownSpeaker.id]: 'hint' });
    const unknown = (log: ChatLog) => log.findings.count(unknownSpeaker);
    const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
    for (const log of logs) log.configure(levels);
    const inOneLog = sum(logs.map(unknown));
    const people = peopleOf(...logs);
    for (const log of logs) log.setPeople(people);
    const inAll = sum(logs.map(unknown));
    assert.ok(inOneLog > 2_000 && inOneLog < 2_150, `${inOneLog} by one log`);
    assert.ok(inAll > 1_650 && inAll < 1_800, `${inAll} by all`);
  });
});
