import type { ChatLog } from '../../server/src/document/chatLog';
import { NameIndex } from '../../server/src/people/mention';
import type { People } from '../../server/src/people/people';
import { SpokenNames } from '../../server/src/people/spokenNames';
import { recordOf } from '../../server/src/workspace/logRecord';
import { WorkspacePeople } from '../../server/src/workspace/workspacePeople';

/** The people of a workspace with these logs, in the order of their days, and without a registry. */
export function peopleOf(...logs: readonly ChatLog[]): People {
  const spoken = new SpokenNames();
  for (const [i, log] of logs.entries())
    spoken.replace(undefined, recordOf(`file:///site/${String(i).padStart(4, '0')}-chat.markdown`, log));
  return new WorkspacePeople({
    generation: 1,
    isComplete: true,
    registries: [],
    registered: new NameIndex([]),
    closed: new NameIndex([]),
    open: logs.map(log => log.ownNames),
    spoken: () => spoken,
  });
}
