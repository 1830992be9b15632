import { SpeakerSlots, spokenNames } from '../log/speakerSlots';
import { isSitePath } from '../people/avatarPath';
import type { People, Person } from '../people/people';
import { NO_PEOPLE } from '../people/people';
import { readCssColor } from '../registry/cssColor';
import { shownText } from '../render/entities';
import { renderMessage } from '../render/renderMessage';
import { type PaletteSlots, speakerPaint } from '../render/speakerPaint';
import { BESIDE_THE_PAGE, pictureAddresses, pictureSource } from './pictures';
import type { ExportedLog, ExportSource, ExportSummary, LogSummary, MediaUse, PictureOf } from './writer';

/** What is known of the logs before they are written. */
export interface Counted {
  readonly summary: ExportSummary;
  readonly slots: PaletteSlots;
  /** The place among the people of the summary, from the name of a person; -1 for a message without one. */
  personIndex(name: string): number;
  /** The log, if it is the only one. */
  readonly kept: ExportedLog | undefined;
}

export interface CountOptions {
  readonly title?: string | undefined;
  readonly media: MediaUse;
  readonly pictureOf: PictureOf;
}

/** A person who speaks, and the first log that they speak in: their picture is looked for from there. */
interface Speaker {
  readonly person: Person;
  readonly logUri: string;
  messages: number;
}

/** Reads logs once, to count their messages and people. */
export async function countLogs(
  sources: readonly ExportSource[],
  { title, media, pictureOf }: CountOptions,
): Promise<Counted> {
  const logs: LogSummary[] = [];
  const counts = new Map<string, number>();
  const persons = new Map<string, Speaker>();
  const ids = new Set<string>();
  const pictureSources = new Set<string>();
  let people: People = NO_PEOPLE;
  let kept: ExportedLog | undefined;
  for (const source of sources) {
    const log = await source.read();
    people = log.people;
    if (sources.length === 1) kept = log;
    if (media === 'link') addPictureSources(log, pictureSources);
    for (const name of log.speakers.names) {
      const count = log.speakers.count(name);
      counts.set(name, (counts.get(name) ?? 0) + count);
      const person = people.personOf(name);
      const known = persons.get(person.name) ?? { person, logUri: source.uri, messages: 0 };
      known.messages += count;
      persons.set(person.name, known);
    }
    logs.push({
      title: titleOf(log),
      day: log.day,
      id: sources.length === 1 ? '' : freeId(log.day ?? 'log', ids),
      messages: log.transcript.messages.length,
    });
  }
  const slots = kept?.slots ?? new SpeakerSlots(spokenNames(counts), people);
  const ordered = [...persons.values()].sort(
    (a, b) => b.messages - a.messages || byName.compare(a.person.name, b.person.name),
  );
  const indexes = new Map(ordered.map(({ person }, index) => [person.name, index]));
  const pictures = await Promise.all(
    ordered.map(({ person, logUri }) => personPicture(person, logUri, pictureOf)),
  );
  if (media === 'link' && pictures.some(Boolean)) pictureSources.add(BESIDE_THE_PAGE);
  return {
    summary: {
      title: title ?? defaultTitle(logs),
      logs,
      people: ordered.map(({ person, messages }, index) => ({
        name: shownText(person.name),
        messages,
        ...speakerPaint(person, slots),
        ...(pictures[index] !== undefined && { picture: pictures[index] }),
      })),
      messages: logs.reduce((sum, { messages }) => sum + messages, 0),
      colors: colorsOf(people, ordered),
      pictureSources: [...pictureSources].sort(),
    },
    slots,
    personIndex: name => indexes.get(name) ?? -1,
    kept,
  };
}

/** `Kim 2` is before `Kim 10`. */
const byName = new Intl.Collator('en', { numeric: true });

async function personPicture(
  { avatar }: Person,
  logUri: string,
  pictureOf: PictureOf,
): Promise<string | undefined> {
  if (avatar === undefined || !isSitePath(avatar)) return undefined;
  // As the preview reads it: a path that is not encoded.
  const path = avatar.split('/').filter(Boolean).map(encodeURIComponent).join('/');
  const address = await pictureOf(`/${path}`, logUri);
  // In a style, a quote would end it.
  return address?.replace(/["\\<\n\r]/g, encodeURIComponent);
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let attempt = 2; taken.has(id); attempt++) id = `${wanted}-${attempt}`;
  taken.add(id);
  return id;
}

function titleOf(log: ExportedLog): string {
  const title = log.transcript.head.frontMatter?.entry('title')?.text.trim();
  return title ? shownText(title.slice(0, 200)) : log.fileName;
}

/** The title of the only log, or the days that several are of. */
function defaultTitle(logs: readonly LogSummary[]): string {
  const days = logs.flatMap(({ day }) => day ?? []).sort();
  const [first] = days;
  const last = days.at(-1);
  if (logs.length === 1 || first === undefined || last === undefined) return logs[0]?.title ?? '';
  return first === last ? first : `${first} – ${last}`;
}

/** The colors of the speakers and of all people of the registries, who may be mentioned. */
function colorsOf({ registered }: People, speakers: readonly { readonly person: Person }[]): string[] {
  const all = [...registered, ...speakers.map(({ person }) => person)];
  return [...new Set(all.flatMap(({ color }) => (color === undefined ? [] : (readCssColor(color) ?? []))))];
}

/** Colors don't matter for addresses. */
const NO_SLOTS: PaletteSlots = { slotOf: () => undefined };

/** What a policy must let the pictures of a log be loaded from. */
function addPictureSources(log: ExportedLog, sources: Set<string>): void {
  for (const message of log.transcript.messages) {
    for (const address of pictureAddresses(renderMessage(message, { ...log, slots: NO_SLOTS }))) {
      const source = pictureSource(address);
      if (source !== undefined) sources.add(source);
    }
  }
}
