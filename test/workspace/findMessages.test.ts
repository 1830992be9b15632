import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MessageQuery } from '../../server/src/find/messageQuery';
import { parseQuery } from '../../server/src/find/query/parseQuery';
import { searchedBody } from '../../server/src/find/searchedBody';
import { parseTranscript } from '../../server/src/model/parse';
import { NameIndex } from '../../server/src/people/mention';
import { withAliases } from '../../server/src/people/people';
import type { FindChoices, FindPlace, FoundMessage } from '../../server/src/protocol';
import { HAN_FORMS } from '../../server/src/text/hanForms';
import { findContext, findMessages, type SearchedPart } from '../../server/src/workspace/findMessages';
import type { LogWorkspace } from '../../server/src/workspace/logWorkspace';
import { fileNameOf } from '../../server/src/workspace/uri';
import { message } from '../support/logText';
import { renderContext } from '../support/renderContext';
import { runs } from '../support/runs';
import { FOLDER, type TestWorkspace, workspaceOf } from '../support/workspace';

const NEVER = { isCancellationRequested: false };

function queryOf(workspace: LogWorkspace, query: string, choices: FindChoices = {}): MessageQuery {
  const { people } = workspace;
  const ready = MessageQuery.of(parseQuery(query), choices, { people, names: people.known.names }, HAN_FORMS);
  assert.ok(ready instanceof MessageQuery, JSON.stringify(ready));
  return ready;
}

async function partsOf(
  workspace: LogWorkspace,
  query: string,
  options: { limit?: number; after?: FindPlace; choices?: FindChoices } = {},
): Promise<SearchedPart[]> {
  const { limit = 10_000, after, choices } = options;
  const parts: SearchedPart[] = [];
  const search = findMessages(workspace, queryOf(workspace, query, choices), { limit, after }, NEVER);
  for await (const part of search) parts.push(part);
  return parts;
}

async function find(...args: Parameters<typeof partsOf>): Promise<FoundMessage[]> {
  return (await partsOf(...args)).flatMap(({ found }) => found);
}

/** What is found in short: file, line, name, text with marks. */
async function inShort(...args: Parameters<typeof partsOf>): Promise<string[]> {
  return (await find(...args)).map(({ uri, line, speaker, text, marks }) => {
    let marked = '';
    let at = 0;
    for (let i = 0; i < marks.length; i += 2) {
      marked += `${text.slice(at, marks[i])}⟦${text.slice(marks[i], marks[i + 1])}⟧`;
      at = marks[i + 1]!;
    }
    return `${fileNameOf(uri).slice(0, 10)}:${line} ${speaker}: ${marked}${text.slice(at)}`;
  });
}

const REGISTRY = `me: 周砚
people:
  - name: 周砚
    aliases: [Zoe, 周砚-青禾]
  - name: Kim Park
`;

async function site(): Promise<TestWorkspace> {
  return workspaceOf({
    '_data/speakers.yml': REGISTRY,
    '2026-03-04-chat.markdown':
      message('08:00:00', 'Zoe', '退款已到账') +
      message('08:00:01', 'Kim Park', '@周砚-青禾 发票呢？') +
      message('08:00:02', '李雷', '![a](http://example.org/a.png)'),
    '2026-03-05-chat.markdown':
      message('09:00:00', '周砚', '> **Kim Park**: 发票呢？\n\n這是發票 http://example.org/f.pdf') +
      message('09:00:01', 'Kim Park', 'ＲＥＦＵＮＤ of **par**ts @所有人'),
    'notes.chatlog': message('10:00:00', 'Kim Park', 'refund, undated'),
  });
}

describe('Finding messages', () => {
  it('finds any part of a text, the newest first', async () => {
    const { workspace } = await site();
    assert.deepEqual(await inShort(workspace, 'refund'), [
      '2026-03-05:6 Kim Park: ⟦ＲＥＦＵＮＤ⟧ of parts @所有人',
      'notes.chat:0 Kim Park: ⟦refund⟧, undated',
    ]);
    assert.deepEqual(await inShort(workspace, '款已'), ['2026-03-04:0 Zoe: 退⟦款已⟧到账']);
    assert.deepEqual(await inShort(workspace, 'parts of'), [
      '2026-03-05:6 Kim Park: …Ｄ ⟦of⟧ ⟦parts⟧ @所有人',
    ]);
    assert.deepEqual(await inShort(workspace, '"of parts"'), [
      '2026-03-05:6 Kim Park: …Ｄ ⟦of parts⟧ @所有人',
    ]);
    assert.deepEqual(await inShort(workspace, 'nowhere'), []);
  });

  it('tells cases, widths and forms apart if it should', async () => {
    const { workspace } = await site();
    const count = async (query: string, choices: FindChoices) =>
      (await find(workspace, query, { choices })).length;
    assert.equal(await count('发票', {}), 2);
    assert.equal(await count('发票', { matchForms: true }), 2, 'the quote of the answer has it too');
    assert.equal(await count('發票', { matchForms: true }), 1);
    assert.equal(await count('refund', { matchWidth: true }), 1);
    assert.equal(await count('Refund', { matchCase: true }), 0);
  });

  it('finds by who says it, by any name and by pinyin', async () => {
    const { workspace } = await site();
    const whole = async (query: string) => (await inShort(workspace, query)).map(each => each.split(' ')[0]);
    assert.deepEqual(await whole('from:周砚'), ['2026-03-05:0', '2026-03-04:0']);
    assert.deepEqual(await whole('from:zoe'), ['2026-03-05:0', '2026-03-04:0']);
    assert.deepEqual(await whole('from:lilei from:me'), ['2026-03-05:0', '2026-03-04:8', '2026-03-04:0']);
    assert.deepEqual(await whole('-from:me -from:Kim'), ['2026-03-04:8']);
    assert.deepEqual(await whole('from:雷'), ['2026-03-04:8']);
    assert.deepEqual(await whole('mentions:me'), ['2026-03-05:6', '2026-03-04:4']);
    assert.deepEqual(await whole('mentions:Zoe'), ['2026-03-04:4']);
    assert.deepEqual(await whole('-mentions:me from:Kim'), ['notes.chat:0']);
  });

  it('finds by what it holds, and by day', async () => {
    const { workspace } = await site();
    const whole = async (query: string) => (await inShort(workspace, query)).map(each => each.split(' ')[0]);
    assert.deepEqual(await whole('has:image'), ['2026-03-04:8']);
    assert.deepEqual(await whole('has:image|link'), ['2026-03-05:0', '2026-03-04:8']);
    assert.deepEqual(await whole('is:reply'), ['2026-03-05:0']);
    assert.deepEqual(await whole('票 -is:reply'), ['2026-03-04:4']);
    assert.deepEqual(await whole('in:2026-03-05'), ['2026-03-05:6', '2026-03-05:0']);
    assert.equal((await whole('in:2026-03')).length, 5);
    assert.deepEqual(await whole('before:2026-03-05 from:Kim'), ['2026-03-04:4']);
    assert.deepEqual(await whole('after:2026-03-04 from:Kim'), ['2026-03-05:6']);
    assert.deepEqual(await whole('-in:2026-03'), ['notes.chat:0']);
    assert.deepEqual(await whole('regex:/发票..$/'), ['2026-03-05:0', '2026-03-04:4']);
  });

  it('says where a match stands in the source, or what was said', async () => {
    const { workspace } = await site();
    const [found] = await find(workspace, '到账');
    assert.deepEqual(
      [found!.start, found!.end],
      [
        { line: 2, character: 3 },
        { line: 2, character: 5 },
      ],
    );
    const [divided] = await find(workspace, 'parts');
    assert.deepEqual(divided!.start, { line: 8, character: 0 });
  });

  it('goes on where it stopped', async () => {
    const { workspace } = await site();
    const all = await inShort(workspace, 'in:2026');
    const shown: string[] = [];
    let after: FindPlace | undefined;
    do {
      const parts = await partsOf(workspace, 'in:2026', { limit: 2, ...(after && { after }) });
      for (const { uri, line } of parts.flatMap(({ found }) => found))
        shown.push(`${fileNameOf(uri).slice(0, 10)}:${line}`);
      after = parts.at(-1)?.stopped;
    } while (after !== undefined);
    assert.deepEqual(
      shown,
      all.map(each => each.split(' ')[0]),
    );
  });

  it('searches an open log as it is typed', async () => {
    const { workspace, open } = await site();
    const { uri, log } = open('2026-03-04-chat.markdown');
    log.edit({
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 2 } },
      newText: '尾款',
    });
    workspace.touch(uri);
    assert.deepEqual(await inShort(workspace, '尾款'), ['2026-03-04:0 Zoe: ⟦尾款⟧已到账']);
    assert.deepEqual(await inShort(workspace, '退款'), []);
  });

  it('reads no log that the index rules out', async () => {
    const { workspace, files } = await site();
    const read: string[] = [];
    const readFile = files.readFile.bind(files);
    files.readFile = uri => {
      read.push(fileNameOf(uri));
      return readFile(uri);
    };
    await find(workspace, 'from:李雷 a');
    assert.deepEqual(read.splice(0), ['2026-03-04-chat.markdown']);
    await find(workspace, 'after:2026-03-04 a');
    assert.deepEqual(read.splice(0), ['2026-03-05-chat.markdown']);
    await find(workspace, 'mentions:Zoe');
    assert.deepEqual(read.splice(0), ['2026-03-04-chat.markdown']);
  });

  it('counts logs that can not be read, and stops when it is cancelled', async () => {
    const { workspace, files } = await site();
    files.files.set(`${FOLDER}/2026-03-04-chat.markdown`, new Uint8Array([0xff, 0xfe, 0x00]));
    const parts = await partsOf(workspace, '发票');
    assert.equal(parts.at(-1)?.unread, 1);
    assert.deepEqual(parts.flatMap(({ found }) => found).length, 1);
    const token = { isCancellationRequested: false };
    let count = 0;
    for await (const _ of findMessages(workspace, queryOf(workspace, 'a'), { limit: 9 }, token)) {
      count++;
      token.isCancellationRequested = true;
    }
    assert.equal(count, 1);
  });

  it('shows the messages around one', async () => {
    const { workspace } = await site();
    const place = { uri: `${FOLDER}/2026-03-04-chat.markdown`, line: 4 };
    const around = await findContext(workspace, place, 1);
    assert.deepEqual(
      around?.before.map(({ text }) => text),
      ['退款已到账'],
    );
    assert.deepEqual(
      around?.after.map(({ speaker }) => speaker),
      ['李雷'],
    );
    assert.equal(await findContext(workspace, { ...place, line: 5 }, 1), undefined);
  });

  it('finds the same as a look at every message', async () => {
    const names = ['周砚', 'Kim', 'Kim Park', '李 "雷"', 'a:b'];
    const piece = fc.constantFrom(
      '退',
      '款',
      '退款',
      'Refund',
      'ab',
      ' ',
      '**',
      '_',
      '`',
      '\n',
      '&amp;',
      '&#36864;',
      '&#x6b3e;',
      '[强]',
      '[',
      ']',
      '](http://e.org/a)',
      '@Kim ',
      '@周砚',
      '> ',
      '|',
      '<b>',
      '\\',
      '![a](b.png)',
      '[文件 ',
      '~~',
      '=',
      '-',
      '1. ',
      '發',
      'ｆ',
      '😀',
      '\u00a0',
      '{{',
      '$',
    );
    const body = fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join(''));
    const log = fc.array(fc.tuple(fc.constantFrom(...names), body), { minLength: 1, maxLength: 6 });
    const term = fc.constantFrom(
      '退款',
      'fund',
      'REFUND',
      'ab',
      '"款 a"',
      '发',
      'from:Kim',
      'from:"李 \\"雷\\""',
      'from:"a:b"',
      'from:zhouyan',
      'mentions:Kim',
      'mentions:me',
      'has:link',
      'has:image|code',
      'is:reply',
      'in:2026-01-01',
      'after:2026-01-01',
      'before:2026-01-02',
      'regex:/退.?款/',
      'regex:/[a-f]b$/',
      '😀',
    );
    const query = fc.array(fc.tuple(fc.boolean(), term), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(log, { minLength: 1, maxLength: 3 }),
        fc.array(query, { minLength: 1, maxLength: 4 }),
        fc.option(fc.tuple(fc.nat(), body)),
        async (logs, queries, edit) => {
          const texts = logs.map(messages =>
            messages.map(([name, said], i) => message(`08:00:0${i}`, name, said)).join(''),
          );
          const everyone = names.map(name => message('00:00:00', name)).join('');
          const { workspace, open } = await workspaceOf({
            '_data/speakers.yml': 'me: 周砚\n',
            '2025-01-01-chat.markdown': everyone,
            ...Object.fromEntries(texts.map((text, i) => [`2026-01-0${i + 1}-chat.markdown`, text])),
          });
          const now = new Map(texts.map((text, i) => [`${FOLDER}/2026-01-0${i + 1}-chat.markdown`, text]));
          now.set(`${FOLDER}/2025-01-01-chat.markdown`, everyone);
          if (edit !== null) {
            const path = `2026-01-0${1 + (edit[0] % texts.length)}-chat.markdown`;
            const typed = message('07:00:00', 'Kim', edit[1]) + now.get(`${FOLDER}/${path}`);
            open(path, typed);
            now.set(`${FOLDER}/${path}`, typed);
          }
          for (const terms of queries) {
            const written = terms.map(([isExcluded, each]) => (isExcluded ? `-${each}` : each)).join(' ');
            const found = (await find(workspace, written)).map(({ uri, line }) => `${uri}:${line}`).sort();
            assert.deepEqual(found, lookAtAll(workspace, now, written), written);
          }
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

/** What a query finds, without any index and without a look at the source of a log: message by message, one text at a time. */
function lookAtAll(workspace: LogWorkspace, texts: ReadonlyMap<string, string>, query: string): string[] {
  const { people } = workspace;
  const fold = (text: string) =>
    text
      .replace(/[！-～]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .toLowerCase()
      .replaceAll('發', '发');
  const found: string[] = [];
  const { terms } = parseQuery(query);
  for (const [uri, text] of texts) {
    const { messages, startLines } = parseTranscript(text);
    const context = {
      ...renderContext(
        messages.map(({ header }) => header.speaker),
        people,
      ),
      names: withAliases(new NameIndex(messages.map(({ header }) => header.speaker)), people),
    };
    const day = fileNameOf(uri).slice(0, 10);
    const personNamed = (name: string) => (name === 'zhouyan' ? '周砚' : name);
    for (const [index, each] of messages.entries()) {
      const shown = searchedBody(each, context);
      const isTrue = (term: (typeof terms)[number]): boolean => {
        switch (term.kind) {
          case 'text':
            return (
              fold(shown.text).includes(fold(term.text).replace(' ', '\u00a0')) ||
              fold(shown.text).replace(/\s/g, ' ').includes(fold(term.text))
            );
          case 'regex':
            return new RegExp(term.pattern, 'imu').test(shown.text);
          case 'from':
            return people.personOf(each.header.speaker).names.includes(personNamed(term.name));
          case 'mentions':
            return shown.mentions.some(mention => {
              const name = ['Kim Park', 'Kim', '周砚'].find(known => mention.startsWith(`@${known}`));
              return (
                name !== undefined && (term.name === 'me' ? people.personOf(name).isMe : name === term.name)
              );
            });
          case 'has': {
            const kinds = ['image', 'link', 'code', 'file', 'mentionOfMe'];
            return term.kinds.some(kind => (shown.kinds & (1 << kinds.indexOf(kind))) !== 0);
          }
          case 'reply':
            return (
              /^> \*\*/.test(each.lines.slice(each.bodyStart).join('')) &&
              searchedBody(each, context).text !== '' &&
              isReply(each.lines.slice(each.bodyStart, each.bodyEnd))
            );
          case 'days':
            return term.key === 'in'
              ? day === term.first
              : term.key === 'after'
                ? day > term.last
                : day < term.first;
        }
      };
      const from = terms.filter(term => term.kind === 'from' && !term.isExcluded);
      const days = terms.filter(term => term.kind === 'days' && term.key === 'in' && !term.isExcluded);
      const rest = terms.filter(term => !from.includes(term) && !days.includes(term));
      const oneOf = (some: typeof terms) => some.length === 0 || some.some(isTrue);
      if (oneOf(from) && oneOf(days) && rest.every(term => isTrue(term) !== term.isExcluded)) {
        found.push(`${uri}:${startLines[index]}`);
      }
    }
  }
  return found.sort();
}

function isReply(lines: readonly string[]): boolean {
  return /^ {0,3}> ?\*\*(?:\\.|[^\\*])+\*\*[:：]/.test(lines[0] ?? '');
}
