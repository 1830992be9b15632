import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { parseTranscript } from '../../server/src/model/parse';
import { NameIndex } from '../../server/src/people/mention';
import { mentionSites, mentionsAt } from '../../server/src/people/mentionSites';
import { PEOPLE_CHANGED, type PeopleChangedParams } from '../../server/src/protocol';
import { splitLines } from '../../server/src/text/lines';
import type { Position } from '../../server/src/text/span';
import { corpusFolder } from '../support/corpus';
import { applyTo } from '../support/rules';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';

/** A name that no person has and that needs no escaping. */
const NEW = '赵新名·Zoë 🦊';

const capabilities = {
  ...vscodeCapabilities,
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

describe('renaming the most frequent speaker of the real logs', () => {
  let folder: string | undefined;
  let server: ServerProcess | undefined;
  let old = '';
  /** The path of the log from which it is renamed. */
  let opened = '';
  let edit: WorkspaceEdit;
  /** The texts of all logs, by path. */
  const original = new Map<string, string>();
  const renamed = new Map<string, string>();
  const edits = new Map<string, TextEdit[]>();

  before(async function () {
    const corpus = corpusFolder(this);
    folder = mkdtempSync(join(tmpdir(), 'chatlog-rename-'));
    cpSync(corpus, folder, { recursive: true });
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.markdown'))
        original.set(join(folder, name), readFileSync(join(folder, name), 'utf8'));
    }
    let finish = () => {};
    const indexed = new Promise<void>(resolve => {
      finish = resolve;
    });
    server = await ServerProcess.start(
      capabilities,
      { notifications: true },
      [pathToFileURL(folder).href],
      connection => {
        connection.onNotification(PEOPLE_CHANGED, ({ isComplete }: PeopleChangedParams) => {
          if (isComplete) finish();
        });
      },
    );
    await indexed;

    const speaker = mostFrequent(original);
    old = speaker.name;
    opened = speaker.path;
    const uri = pathToFileURL(speaker.path).href;
    await server.open(uri, original.get(speaker.path)!, 7);
    const params = { textDocument: { uri }, position: speaker.position, newName: NEW };
    edit = await server.request<WorkspaceEdit>('textDocument/rename', params);
    for (const change of edit.documentChanges as TextDocumentEdit[]) {
      edits.set(fileURLToPath(change.textDocument.uri), change.edits as TextEdit[]);
      assert.equal(change.textDocument.version, change.textDocument.uri === uri ? 7 : null);
    }
    for (const [path, text] of original) renamed.set(path, applyTo(text, edits.get(path) ?? []));
    assert.equal(original.size, 343);
  });
  after(async () => {
    await server?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('leaves the old name in no header, mention or front matter', () => {
    const all = [...original.values()].map(parseTranscript);
    const knownNames = new NameIndex(
      all.flatMap(({ messages }) => messages.map(({ header }) => header.speaker)),
    );
    const counts = { headers: 0, mentions: 0, authors: 0 };
    const check = (texts: Iterable<string>, name: string) => {
      Object.assign(counts, { headers: 0, mentions: 0, authors: 0 });
      for (const text of texts) {
        const { head, messages } = parseTranscript(text);
        const own = new NameIndex(messages.map(({ header }) => header.speaker));
        if (head.frontMatter?.entry('author')?.value === name) counts.authors++;
        for (const message of messages) {
          if (message.header.speaker === name) counts.headers++;
          const names = name === NEW ? new NameIndex([NEW]) : own;
          const others = name === NEW ? undefined : knownNames;
          counts.mentions += mentionsAt(mentionSites(message), names, others).filter(
            each => each.name === name,
          ).length;
        }
      }
      return { ...counts };
    };
    const before = check(original.values(), old);
    assert.ok(before.headers > 1000 && before.mentions > 0, JSON.stringify(before));
    assert.deepEqual(check(renamed.values(), NEW), before);
    assert.deepEqual(check(renamed.values(), old), { headers: 0, mentions: 0, authors: 0 });
  });

  it('changes nothing else by a byte', () => {
    for (const [path, text] of original) {
      const changed = renamed.get(path)!;
      const touched = new Set((edits.get(path) ?? []).map(({ range }) => range.start.line));
      const [linesBefore, linesAfter] = [splitLines(text), splitLines(changed)];
      assert.equal(linesAfter.length, linesBefore.length);
      linesBefore.forEach((line, i) => {
        if (!touched.has(i)) assert.equal(linesAfter[i], line);
        else assert.equal(linesAfter[i]!.replaceAll(NEW, old), line);
      });
    }
  });

  it('is taken back by the inverse edits', () => {
    for (const [path, text] of original) {
      assert.equal(applyTo(renamed.get(path)!, inverse(text, edits.get(path) ?? [])), text);
    }
  });

  it('is taken back by renaming back', async () => {
    assert.ok(server !== undefined && folder !== undefined);
    for (const [path, text] of renamed) writeFileSync(path, text);
    const uri = pathToFileURL(opened).href;
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [...edits.keys()].map(path => ({ uri: pathToFileURL(path).href, type: 2 })),
    });
    const text = renamed.get(opened)!;
    await server.open(uri, text);
    const { position } = mostFrequent(new Map([[opened, text]]), NEW);
    const back = await server.request<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri },
      position,
      newName: old,
    });
    for (const { textDocument, edits } of back.documentChanges as TextDocumentEdit[]) {
      const path = fileURLToPath(textDocument.uri);
      renamed.set(path, applyTo(renamed.get(path)!, edits as TextEdit[]));
    }
    for (const [path, text] of original) assert.equal(renamed.get(path), text);
  });
});

/** The most frequent speaker, or another speaker, and the place of one of their headers. */
function mostFrequent(texts: ReadonlyMap<string, string>, wanted?: string) {
  const found = new Map<string, { count: number; path: string; position: Position }>();
  for (const [path, text] of texts) {
    const { messages, startLines } = parseTranscript(text);
    messages.forEach(({ header }, i) => {
      const position = { line: startLines[i]!, character: header.speakerStart };
      const entry = found.get(header.speaker) ?? { count: 0, path, position };
      found.set(header.speaker, { ...entry, count: entry.count + 1 });
    });
  }
  const [first] = [...found]
    .filter(([each]) => each !== '' && (wanted === undefined || each === wanted))
    .sort((a, b) => b[1].count - a[1].count);
  const [name, place] = first!;
  return { name, ...place };
}

/** The edits that restore a text after edits, each within a line. */
function inverse(text: string, applied: readonly TextEdit[]): TextEdit[] {
  const lines = splitLines(text);
  const moved = new Map<number, number>();
  return [...applied]
    .sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    )
    .map(({ range: { start, end }, newText }) => {
      assert.equal(start.line, end.line);
      const shift = moved.get(start.line) ?? 0;
      moved.set(start.line, shift + newText.length - (end.character - start.character));
      const from = { line: start.line, character: start.character + shift };
      return {
        range: { start: from, end: { line: from.line, character: from.character + newText.length } },
        newText: lines[start.line]!.slice(start.character, end.character),
      };
    });
}
