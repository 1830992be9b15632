import * as l10n from '@vscode/l10n';
import { perhapsMeant } from '../../log/perhapsMeant';
import type { PersonSymbol } from '../../log/symbolAt';
import { isEveryone } from '../../people/everyone';
import type { Person } from '../../people/people';
import { type Presence, presenceIn } from '../../workspace/personMessages';
import type { FeatureContext } from '../support/feature';
import { type Block, type Card, type Inline, type Line, type Section, section } from './card';
import { lastSaid } from './lastSaid';
import { canShow, findPicture } from './pictures';

/** The maximum number of names in a card. */
const MAX_NAMES = 8;

/** In CSS pixels. */
const AVATAR_WIDTH = 40;

/**
 * Describes a person: names, the number of messages in this log and in all logs, and the last message before
 * the place.
 */
export async function personCard(context: FeatureContext, symbol: PersonSymbol): Promise<Card> {
  const { workspace } = context;
  if (symbol.kind === 'mention' && !symbol.known && isEveryone(symbol.name)) {
    return [section([l10n.t('Everyone in the chat')])];
  }
  const person = workspace.people.personOf(symbol.name);
  const figures = figuresOf(context, person, symbol);
  const said = await lastSection(context, person, symbol.kind === 'author' ? 0 : symbol.messageIndex);
  const identity = await identityOf(context, person, symbol);
  const card: Section[] = [identity, figures];
  if (said !== undefined) card.push(said);
  if (!workspace.isComplete) card.push(section([l10n.t('Other logs are still being read.')]));
  return card;
}

async function identityOf(
  context: FeatureContext,
  { name, names, note, avatar, isMe }: Person,
  symbol: PersonSymbol,
): Promise<Section> {
  const title: Inline[] = [...(await avatarOf(context, name, avatar)), { strong: name }];
  const others = names.filter(each => each !== name);
  if (others.length > 0) title.push(` · ${l10n.t('also {0}', namesText(others))}`);
  const lines: Line[] = [title];
  if (note) lines.push([note]);
  if (isMe) lines.push([l10n.t('The person who exported the logs')]);
  if (symbol.kind === 'mention' && symbol.goesOn) {
    lines.push([l10n.t('Probably this person: the mention continues after this name.')]);
  }
  return section(...lines);
}

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join(l10n.t(', '));
  return names.length > MAX_NAMES ? l10n.t('{0} and {1} more', shown, names.length - MAX_NAMES) : shown;
}

async function avatarOf(
  context: FeatureContext,
  name: string,
  avatar: string | undefined,
): Promise<Inline[]> {
  if (!avatar) return [];
  const site = context.workspace.folderOf(context.uri);
  const found = await findPicture(context, avatar, site && `${site}/`);
  return found.kind === 'shown' && canShow(context, found.uri)
    ? [{ picture: name, uri: found.uri, width: AVATAR_WIDTH }, ' ']
    : [];
}

function figuresOf({ log, workspace }: FeatureContext, { names }: Person, symbol: PersonSymbol): Section {
  const total = log.transcript.messages.length;
  const here = names.reduce((sum, name) => sum + log.speakers.count(name), 0);
  const all = presenceIn(workspace, names);
  const lines: Line[] = [];
  if (here > 0) {
    lines.push([l10n.t('{0} in this log, {1} of it', messagesText(here), shareText(here, total))]);
  } else if (all.messages > 0) {
    lines.push([l10n.t('No message in this log')]);
  }
  if (all.logs.size > 1 || (all.logs.size === 1 && here === 0)) {
    lines.push(presenceLine(all));
  }
  if (lines.length === 0) lines.push([l10n.t('No message in any log')]);
  const meant = perhapsMeant(workspace.people, symbol);
  if (meant !== undefined) {
    lines.push([l10n.t('Perhaps {0}, {1}', meant.name, messagesText(meant.messageCount))]);
  }
  return section(...lines);
}

/** The number of messages and logs, and the first and last day. */
export function presenceLine({ messages, logs, firstDay, lastDay }: Presence): Line {
  const inLogs =
    logs.size === 1
      ? l10n.t('{0} in 1 log', messagesText(messages))
      : l10n.t('{0} in {1} logs', messagesText(messages), grouped(logs.size));
  const days = daysText(firstDay, lastDay);
  return [inLogs, ...(days === '' ? [] : [` · ${days}`])];
}

async function lastSection(
  context: FeatureContext,
  { names }: Person,
  before: number,
): Promise<Section | undefined> {
  const said = await lastSaid(context, names, before);
  if (said === undefined) return undefined;
  const place: Block = { lines: [[l10n.t('Last said before this: '), { link: said.when, uri: said.uri }]] };
  return said.lines === undefined ? [place] : [place, { lines: said.lines.map(line => [line]) }];
}

function messagesText(count: number): string {
  return count === 1 ? l10n.t('1 message') : l10n.t('{0} messages', grouped(count));
}

/** `1,204`, the same in English and in Chinese. */
function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

function shareText(part: number, whole: number): string {
  const percent = (part / whole) * 100;
  return percent < 1 ? '<1%' : `${Math.round(percent)}%`;
}

function daysText(first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return '';
  return first === last ? first : `${first} – ${last}`;
}
