import { type ExportSource, share } from '../exportSource';
import { parseLeniently } from '../input/jsonValue';
import { unreadable } from '../readItem';
import { cleanName } from './shared/cleanText';
import { idOf, type Values, valuesOf } from './shared/values';
import { readTeamsMessage } from './teams/message';

/**
 * The JSON of the extension Teams Chat Exporter (gediz/teams-web-chat-exporter): `meta`, then `messages`, oldest first. `text` is plain,
 * `contentHtml` the same as Teams has it.
 */
export const teamsJson: ExportSource = {
  id: 'teams-web-chat-exporter-json',
  name: 'Teams (Chat Exporter, JSON)',

  recognize: sample =>
    share(
      ['title', 'conversationId', 'startAt', 'timeRange', 'count'].some(key =>
        sample.json.has(`meta.${key}`),
      ),
      sample.hasJson('messages[].author', 'messages[].timestamp'),
      [
        'contentHtml',
        'messageType',
        'system',
        'threadId',
        'replyTo.author',
        'isOwn',
        'avatarId',
        'text',
      ].some(key => sample.json.has(`messages[].${key}`)),
    ),

  *read(text) {
    const head = new Map<string, unknown>();
    let isStarted = false;
    for (const { path, value, line, problem } of text.json(
      at => at === 'messages[]' || at === 'meta.avatars',
    )) {
      if (path !== 'messages[]') {
        if (problem !== undefined && path !== 'meta.avatars') yield unreadable(line, problem);
        else head.set(path, value);
        continue;
      }
      if (!isStarted) {
        isStarted = true;
        const id = idOf(head.get('meta.conversationId'));
        const name = cleanName(head.get('meta.title'));
        yield {
          kind: 'conversation',
          ...(id === undefined ? {} : { id }),
          ...(name === undefined ? {} : { name }),
        };
      }
      yield problem === undefined ? readTeamsMessage(valuesOf(value), line) : unreadable(line, problem);
    }
  },
};

/** The table of the same extension. Warnings may be above the headings, in lines that begin with `#`. */
export const teamsCsv: ExportSource = {
  id: 'teams-web-chat-exporter-csv',
  name: 'Teams (Chat Exporter, CSV)',

  recognize: ({ lines }) => {
    const head = lines.slice(0, 8).find(line => line !== '' && !line.startsWith('#')) ?? '';
    const columns = head.split(',').map(name => name.replace(/^\ufeff|"/g, '').trim());
    return share(
      ['id', 'author', 'timestamp', 'text'].every(name => columns.includes(name)),
      columns.includes('reactions_json') || columns.includes('attachments_json'),
    );
  },

  *read(text) {
    let columns: readonly string[] | undefined;
    for (const { line, fields, problem } of text.csv()) {
      if (columns === undefined) {
        const names = fields?.map(name => name.trim()) ?? [];
        if (names.includes('author')) columns = names;
      } else if (fields === undefined) yield unreadable(line, problem ?? 'syntax');
      else yield readTeamsMessage(valuesOfRecord(columns, fields), line);
    }
  },
};

function valuesOfRecord(columns: readonly string[], fields: readonly string[]): Values {
  const at = (name: string) => fields[columns.indexOf(name)] ?? '';
  const quoted = (name: string) => /^(?:([^:\n]{1,100}): )?(.*)$/s.exec(at(name)) ?? [];
  const [, originalAuthor, originalText] = quoted('forwarded');
  const [, author, text] = quoted('reply_to');
  return {
    id: at('id'),
    author: at('author'),
    timestamp: at('timestamp'),
    // Where there is only a file, the text says so.
    text:
      /^\[(?:image|video|audio|file|link)\b[^\]]*\]/.test(at('text')) && at('attachments_json') !== ''
        ? ''
        : at('text'),
    edited: at('edited') === 'true',
    deleted: at('deleted') === 'true',
    system: at('system') === 'true',
    subject: at('subject'),
    messageType: at('message_type'),
    reactions: parseLeniently(at('reactions_json'))?.value,
    attachments: parseLeniently(at('attachments_json'))?.value,
    ...(at('forwarded') === '' ? {} : { forwarded: { originalAuthor, originalText } }),
    ...(at('reply_to') === '' ? {} : { replyTo: { author, text } }),
  };
}
