import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import { omitted, type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { cleanName } from './shared/cleanText';
import { idOf, stringOf, type Values, valuesOf } from './shared/values';
import { type SkypeContent, skypeContent } from './skype/content';

const MESSAGE = 'conversations[].MessageList[]';

/** What Skype and its servers write themselves. */
const NOTICE =
  /^(?:ThreadActivity|Event|EndToEndEncryption|InviteFreeRelationshipChanged|Control)\/|^(?:Notice|PopCard|TranslationSettingsUpdated)$/;

/**
 * The `messages.json` of Skype's and free Teams' "Export your data": `userId`, then conversations with their messages, newest first.
 * Accounts have a prefix (`8:live:kim`), in old exports the address of a contact before it. Names are often missing, as those of the own
 * messages: two passes.
 */
export const skypeJson: ExportSource = {
  id: 'skype-json',
  name: 'Skype, Teams for home (JSON)',
  accounts: 'skype',

  recognize: sample =>
    share(
      sample.hasJson(`${MESSAGE}.originalarrivaltime`),
      sample.hasJson(`${MESSAGE}.messagetype`),
      sample.hasJson(`${MESSAGE}.from`),
    ),

  *read(text) {
    const names = namesIn(text);
    let head = new Map<string, unknown>();
    let isStarted = false;
    let seen = new Set<string>();
    for (const { path, value, line, problem } of text.json(at => at === MESSAGE)) {
      if (path !== MESSAGE) {
        if (problem !== undefined) yield unreadable(line, problem);
        // A conversation begins with its identifier, and may have no messages.
        if (path === 'conversations[].id') {
          head = new Map();
          isStarted = false;
          seen = new Set();
        }
        head.set(path, value);
        continue;
      }
      if (!isStarted) {
        isStarted = true;
        yield { kind: 'conversation', ...conversationOf(head, names) };
      }
      yield problem === undefined
        ? readMessage(valuesOf(value), line, names, seen)
        : unreadable(line, problem);
    }
  },
};

function conversationOf(
  head: ReadonlyMap<string, unknown>,
  names: ReadonlyMap<string, string>,
): { id: string | undefined; name: string | undefined } {
  const id = idOf(head.get('conversations[].id'));
  const topic = cleanName(head.get('conversations[].threadProperties.topic'));
  const name = topic ?? cleanName(head.get('conversations[].displayName'));
  const account = id === undefined ? undefined : accountOf(id);
  return { id: account, name: name ?? (account && (names.get(account) ?? account)) };
}

/** The names of accounts: those of their messages, and of the conversations with them. */
function namesIn(text: SourceText): Map<string, string> {
  const names = new Map<string, string>();
  let contact: string | undefined;
  const set = (account: string | undefined, name: unknown) => {
    const clean = cleanName(name);
    if (account !== undefined && clean !== undefined && !names.has(account)) names.set(account, clean);
  };
  for (const { path, value } of text.json(at => at === MESSAGE)) {
    if (path === 'conversations[].id') contact = accountOf(String(value));
    else if (path === 'conversations[].displayName') set(contact, value);
    else if (path === MESSAGE) {
      const { from, displayName } = valuesOf(value);
      if (stringOf(from) !== undefined) set(accountOf(String(from)), displayName);
    }
  }
  return names;
}

/** `8:live:kim` is `live:kim`; programs (`28:`), phone numbers (`4:`) and groups (`19:`) keep their prefix. */
function accountOf(id: string): string {
  return id.replace(/^https?:\/\/\S+\/contacts\//, '').replace(/^8:/, '');
}

function readMessage(
  message: Values,
  line: number,
  names: ReadonlyMap<string, string>,
  seen: Set<string>,
): ReadItem {
  const type = stringOf(message.messagetype) ?? '';
  const { edittime, deletetime, isserversidegenerated } = valuesOf(message.properties);
  if (deletetime !== undefined && deletetime !== null) return omitted('recalled');
  if (NOTICE.test(type)) return omitted('notice');
  // The pictures of an album are messages as well.
  if (type === 'RichText/Media_Album') return omitted('event');
  const time =
    typeof message.originalarrivaltime === 'string' ? readIsoTime(message.originalarrivaltime) : undefined;
  if (time === undefined) {
    return unreadable(line, stringOf(message.originalarrivaltime) === undefined ? 'no-time' : 'bad-time');
  }
  const from = stringOf(message.from);
  if (from === undefined) return unreadable(line, 'no-sender');
  const account = accountOf(from);
  const content: SkypeContent = skypeContent(type, stringOf(message.content) ?? '');
  const { body, attachments, isEdited, replyTo } = content;
  if (body === '' && attachments === undefined) return omitted('empty');
  // An edited message may stand twice: as it was edited, and as the server corrected the first.
  const key = `${account}\u0000${body}`;
  if (isEdited) seen.add(key);
  else if (isserversidegenerated === true && edittime !== undefined && seen.has(key)) return omitted('event');
  return {
    kind: 'message',
    time,
    sender: { account, name: cleanName(message.displayName) ?? names.get(account) ?? account },
    body,
    id: idOf(message.id),
    replyTo,
    attachments,
    isEdited: isEdited || (edittime !== undefined && edittime !== null),
  };
}
