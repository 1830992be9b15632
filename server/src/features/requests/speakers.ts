import { SpeakerSlots, spokenNames } from '../../log/speakerSlots';
import { MAX_NAME_LENGTH } from '../../people/mention';
import type { People, Person } from '../../people/people';
import { SPEAKERS, type Speaker, type Speakers, type SpeakersParams } from '../../protocol';
import { type PaletteSlots, speakerPaint } from '../../render/speakerPaint';
import type { HeaderSite } from '../../workspace/headerSites';
import type { LogRecord } from '../../workspace/logRecord';
import { lastHeaders, lastOf } from '../../workspace/personMessages';
import { type PresentPerson, presentPeople } from '../../workspace/presentPeople';
import type { Workspace } from '../../workspace/workspace';
import { optional, TEXT } from '../support/params';
import { workspaceFeature } from '../support/workspaceFeature';

/**
 * The speakers of the logs, with everything that a list of them shows. Names that are too long for a mention are left out. It
 * goes through the people, not through logs: a few milliseconds for the 1,700 people of the 343 real logs.
 */
export const speakers = workspaceFeature<SpeakersParams, Speakers>({
  method: SPEAKERS,
  params: { log: optional(TEXT), colorsOf: optional(TEXT), typed: optional(TEXT), similarTo: optional(TEXT) },
  capabilities: {},
  async handle({ workspace }, { log, colorsOf = log, typed = '', similarTo }) {
    const { people, isComplete } = workspace;
    const record = log === undefined ? undefined : workspace.record(log);
    const here = record && { record, headers: lastHeaders(record) };
    const present = everyone(workspace);
    const slots = slotsFor(workspace, colorsOf, present);
    let found = present
      .filter(({ person }) => person.name.length <= MAX_NAME_LENGTH)
      .map(each => toSpeaker(each, here, slots));
    if (log !== undefined) found = found.filter(speaker => speaker.here !== undefined);
    if (similarTo !== undefined) found = similar(found, similarTo, people);
    const count = (speaker: Speaker) => speaker.here?.messages ?? speaker.messages;
    found.sort((a, b) => count(b) - count(a) || (a.name < b.name ? -1 : 1));
    return { speakers: typed === '' ? found : await matching(found, typed), isComplete };
  },
});

/** What is shown of a person of the registry who does not speak. */
function silent(person: Person): PresentPerson {
  return { person, messages: 0, logs: new Set(), firstDay: undefined, lastDay: undefined };
}

/** All people who speak or are in a registry. */
function everyone(workspace: Workspace): PresentPerson[] {
  const present = presentPeople(workspace);
  const speaking = new Set(present.map(({ person }) => person));
  return [...present, ...workspace.people.registered.filter(person => !speaking.has(person)).map(silent)];
}

/** The requested log, with the last message of each name. */
interface OneLog {
  readonly record: LogRecord;
  readonly headers: ReadonlyMap<string, HeaderSite>;
}

/** The slots of a log's speakers, and for everybody else those by the number of messages in all logs. */
function slotsFor(
  workspace: Workspace,
  log: string | undefined,
  present: readonly PresentPerson[],
): PaletteSlots {
  const counts = new Map(present.map(({ person, messages }) => [person.name, messages]));
  const ofAll = new SpeakerSlots(spokenNames(counts), workspace.people);
  const ofLog = log === undefined ? undefined : slotsOfLog(workspace, log);
  return { slotOf: person => ofLog?.slotOf(person) ?? ofAll.slotOf(person) };
}

function slotsOfLog(workspace: Workspace, uri: string): SpeakerSlots | undefined {
  const open = workspace.openLog(uri);
  if (open !== undefined) return open.log.slots;
  const record = workspace.record(uri);
  return record && new SpeakerSlots(spokenNames(record.speakers), workspace.people);
}

function toSpeaker(
  { person, messages, logs, firstDay, lastDay }: PresentPerson,
  log: OneLog | undefined,
  slots: PaletteSlots,
): Speaker {
  const { name, avatar, note, isMe, entry } = person;
  const aliases = person.names.filter(each => each !== name);
  const here = log && presence(person, log);
  return {
    name,
    messages,
    logs: logs.size,
    ...speakerPaint(person, slots),
    ...(aliases.length > 0 && { aliases }),
    ...(firstDay !== undefined && { firstDay }),
    ...(lastDay !== undefined && { lastDay }),
    ...(here !== undefined && { here }),
    ...(avatar !== undefined && { avatar }),
    ...(note !== undefined && { note }),
    ...(isMe && { isMe }),
    ...(entry !== undefined && { entry: { uri: entry.uri, position: entry.range.start } }),
  };
}

/** A person in one log; `undefined` for a person who does not speak there. */
function presence({ names }: Person, { record, headers }: OneLog): Speaker['here'] {
  const messages = names.reduce((sum, name) => sum + (record.speakers.get(name) ?? 0), 0);
  const last = lastOf(headers, names);
  return last && { messages, lastLine: last.line };
}

/** Other people who have a name similar to this one. */
function similar(all: readonly Speaker[], name: string, people: People): Speaker[] {
  const own = people.personOf(name);
  const names = new Set(
    own.names.flatMap(each => people.similarTo(each)).map(each => people.personOf(each.name).name),
  );
  return all.filter(speaker => speaker.name !== own.name && names.has(speaker.name));
}

/** The people with a name that matches the typed text: matches at the beginning first, then in the given order. */
async function matching(all: readonly Speaker[], typed: string): Promise<Speaker[]> {
  // Loaded on first use, as in completion.
  const { matchTyped } = await import('../../text/pinyin');
  return all
    .map(speaker => {
      const places = [speaker.name, ...(speaker.aliases ?? [])].map(name => matchTyped(name, typed));
      return { speaker, place: Math.min(...places.map(place => place ?? Number.POSITIVE_INFINITY)) };
    })
    .filter(({ place }) => Number.isFinite(place))
    .sort((a, b) => a.place - b.place)
    .map(({ speaker }) => speaker);
}
