import { SPEAKER_LOGS, type SpeakerLog, type SpeakerLogs, type SpeakerLogsParams } from '../../protocol';
import { TEXT } from '../support/params';
import { workspaceFeature } from '../support/workspaceFeature';

/** The names under which a person speaks, and the logs. */
export const speakerLogs = workspaceFeature<SpeakerLogsParams, SpeakerLogs>({
  method: SPEAKER_LOGS,
  params: { name: TEXT },
  capabilities: {},
  handle({ workspace }, { name }) {
    const { names } = workspace.people.personOf(name);
    const all = new Set(names);
    const counts = new Map(names.map(each => [each, 0]));
    const logs: SpeakerLog[] = [];
    for (const record of workspace.logs()) {
      let messages = 0;
      for (const [each, count] of record.speakers) {
        if (!all.has(each)) continue;
        counts.set(each, counts.get(each)! + count);
        messages += count;
      }
      if (messages === 0) continue;
      const { line, start } = record.headers.firstOf(all)!;
      const position = { line, character: start };
      const { uri, day } = record;
      logs.push({ uri, ...(day !== undefined && { day }), messages, position });
    }
    return {
      names: Array.from(counts, ([each, messages]) => ({ name: each, messages })),
      logs: logs.reverse(),
    };
  },
});
