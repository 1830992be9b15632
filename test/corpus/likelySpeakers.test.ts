import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { likelySpeakers } from '../../server/src/log/likelySpeakers';
import { SpokenNames } from '../../server/src/people/spokenNames';
import { type LogRecord, recordOf } from '../../server/src/workspace/logRecord';
import { realLogs } from '../support/corpus';

/** How many of the places have the real next speaker among the first ones. */
interface Hits {
  places: number;
  first: number;
  firstFive: number;
  firstTen: number;
}

function shares({ places, first, firstFive, firstTen }: Hits) {
  return { first: first / places, firstFive: firstFive / places, firstTen: firstTen / places };
}

describe('Likely speakers in the real logs', () => {
  it('name the real next speaker as often as the documentation says, each log without itself', function () {
    const logs = realLogs(this).map(({ path, fileName, text }) => {
      const log = new ChatLog(text, { fileName, levels: new Map() });
      return { messages: log.transcript.messages, record: recordOf(`file:///${path}`, log) };
    });
    const names = new SpokenNames<LogRecord>();
    for (const { record } of logs) names.replace(undefined, record);
    const all: Hits = { places: 0, first: 0, firstFive: 0, firstTen: 0 };
    /** Where the speaker has spoken before in the log. */
    const known: Hits = { ...all };
    for (const { messages, record } of logs) {
      const spoken = new Set<string>();
      for (let i = 1; i < messages.length; i++) {
        spoken.add(messages[i - 1]!.header.speaker);
        const speaker = messages[i]!.header.speaker;
        if (speaker === '') continue;
        const likely = likelySpeakers(messages.slice(0, i), i, undefined, name =>
          names.answersTo(name, record),
        );
        const place = likely.indexOf(speaker);
        for (const hits of spoken.has(speaker) ? [all, known] : [all]) {
          hits.places++;
          if (place === 0) hits.first++;
          if (place >= 0 && place < 5) hits.firstFive++;
          if (place >= 0 && place < 10) hits.firstTen++;
        }
      }
    }
    assert.ok(shares(all).first >= 0.34, `first: ${shares(all).first}`);
    assert.ok(shares(all).firstFive >= 0.67, `first five: ${shares(all).firstFive}`);
    assert.ok(shares(all).firstTen >= 0.74, `first ten: ${shares(all).firstTen}`);
    assert.ok(shares(known).firstTen >= 0.925, `first ten where known: ${shares(known).firstTen}`);
  });
});
