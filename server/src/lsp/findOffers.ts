import type { Offered, OfferedPerson } from '../find/query/completeQuery';
import { SpeakerSlots, spokenNames } from '../log/speakerSlots';
import { speakerPaint } from '../render/speakerPaint';
import { presentPeople } from '../workspace/presentPeople';
import type { Workspace } from '../workspace/workspace';

/** What was offered, and the generation of the workspace then. */
interface Kept {
  readonly generation: number;
  readonly offered: Offered;
}

const kept = new WeakMap<Workspace, Kept>();

/** The people and the days that a query may name. */
export function offeredIn(workspace: Workspace): Offered {
  const { generation } = workspace;
  const known = kept.get(workspace);
  if (known?.generation === generation) return known.offered;
  const present = presentPeople(workspace);
  const counts = new Map(present.map(({ person, messages }) => [person.name, messages]));
  const slots = new SpeakerSlots(spokenNames(counts), workspace.people);
  const people = present
    .map(
      ({ person, messages }): OfferedPerson => ({
        name: person.name,
        aliases: person.names.filter(name => name !== person.name),
        messages,
        ...speakerPaint(person, slots),
      }),
    )
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.messages - a.messages || (a.name < b.name ? -1 : 1));
  const offered = { people, days: workspace.logs().flatMap(({ day }) => day ?? []) };
  kept.set(workspace, { generation, offered });
  return offered;
}
