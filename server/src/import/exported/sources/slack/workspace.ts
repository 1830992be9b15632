import type { ReadContext } from '../../exportSource';
import { cleanName } from '../shared/cleanText';
import { idOf, listOf, type Values, valuesOf } from '../shared/values';

/** A channel, a group or a direct conversation. */
export interface SlackChannel {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** What the files beside the folders of an export say of people and channels. */
export interface SlackWorkspace {
  /** By identifier. */
  readonly people: ReadonlyMap<string, string>;
  /** By the name of their folder, and by identifier. */
  readonly channels: ReadonlyMap<string, SlackChannel>;
}

/** Lists of people; an export of several workspaces has the second. */
const PEOPLE = ['users.json', 'org_users.json'];
const CHANNELS = ['channels.json', 'groups.json', 'mpims.json', 'dms.json'];

/** Reads the lists above the folder of a day file. */
export function readWorkspace(context: ReadContext, day: string): SlackWorkspace {
  const key = `slack ${day.split('/').slice(0, -2).join('/')}`;
  const known = context.memory?.get(key);
  if (known !== undefined) return known as SlackWorkspace;
  const people = new Map<string, string>();
  for (const person of itemsOf(context, PEOPLE)) {
    const id = idOf(person.id);
    const name = slackName(person);
    if (id !== undefined && name !== undefined && !people.has(id)) people.set(id, name);
  }
  const channels = new Map<string, SlackChannel>();
  for (const channel of itemsOf(context, CHANNELS)) {
    const id = idOf(channel.id);
    // Slack shows a direct conversation by its people. Of two its folder is the identifier, of several a name that is made of
    // accounts: `mpdm-nora--ben-1`.
    const members = listOf(channel.members).flatMap(each => people.get(String(each)) ?? []);
    const folder = cleanName(channel.name);
    const isDirect = folder === undefined || folder.startsWith('mpdm-');
    const found = { id, name: isDirect && members.length > 0 ? members.join(', ') : folder };
    if (id !== undefined) channels.set(id, found);
    if (folder !== undefined && !channels.has(folder)) channels.set(folder, found);
  }
  const workspace = { people, channels };
  context.memory?.set(key, workspace);
  return workspace;
}

function* itemsOf(context: ReadContext, names: readonly string[]): Iterable<Values> {
  for (const name of names) {
    const text = context.beside(`../${name}`) ?? context.beside(name);
    if (text === undefined) continue;
    for (const { path, value } of text.json(at => at === '[]')) if (path === '[]') yield valuesOf(value);
  }
}

/** The name that Slack shows for a person: the display name, else the full name, else the account. */
export function slackName(person: Values): string | undefined {
  const profile = valuesOf(person.profile);
  return (
    cleanName(profile.display_name) ??
    cleanName(person.display_name) ??
    cleanName(profile.real_name) ??
    cleanName(person.real_name) ??
    cleanName(person.name)
  );
}
