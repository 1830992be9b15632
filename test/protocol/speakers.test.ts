import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  PEOPLE_CHANGED,
  PREVIEW_WINDOW,
  type PreviewWindow,
  SPEAKER_EDIT,
  SPEAKER_LOGS,
  SPEAKER_NEXT,
  SPEAKERS,
  type SpeakerEditResult,
  type SpeakerLogs,
  type SpeakerMessage,
  type Speakers,
} from '../../server/src/protocol';
import { message } from '../support/logText';
import { ServerProcess } from '../support/serverProcess';
import { until } from '../support/until';

describe('speakers, over the protocol', () => {
  let folder: string;
  let server: ServerProcess;
  let changes = 0;
  const uri = (name: string) => pathToFileURL(path.join(folder, name)).toString();
  const first = '_posts/2026-01-05-chat.markdown';
  const second = '_posts/2026-01-09-chat.markdown';
  const registry = '_data/speakers.yml';

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'chatlog-speakers-'));
    await mkdir(path.join(folder, '_posts'));
    await writeFile(path.join(folder, first), message('07:00:00', 'Kim') + message('07:00:01', '李雷'));
    await writeFile(path.join(folder, second), message('08:00:00', '李雷-青禾🌸').repeat(3));
    server = await ServerProcess.start(
      undefined,
      { notifications: true },
      [pathToFileURL(folder).toString()],
      connection => connection.onNotification(PEOPLE_CHANGED, () => void changes++),
    );
    await until(async () => (await allPeople()).length === 3);
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const allPeople = async () => {
    const { speakers, isComplete } = await server.request<Speakers>(SPEAKERS, {});
    return isComplete ? speakers.map(({ name, messages }) => `${name} ${messages}`) : [];
  };

  it('lists, follows and finds them', async () => {
    assert.deepEqual(await allPeople(), ['李雷-青禾🌸 3', 'Kim 1', '李雷 1']);
    const { logs } = await server.request<SpeakerLogs>(SPEAKER_LOGS, { name: 'Kim' });
    assert.deepEqual(logs, [
      { uri: uri(first), day: '2026-01-05', messages: 1, position: { line: 0, character: 12 } },
    ]);
    const from = { uri: uri(second), position: { line: 0, character: 0 } };
    const next = await server.request<SpeakerMessage>(SPEAKER_NEXT, { name: '李雷-青禾🌸', from });
    assert.deepEqual(next, {
      uri: uri(second),
      position: { line: 4, character: 12 },
      index: 1,
      total: 3,
    });
    assert.equal(await server.request(SPEAKER_NEXT, { name: 'Nobody' }), null);
    const found = await server.request<Speakers>(SPEAKERS, { typed: 'lilei' });
    assert.equal(found.speakers.length, 2);
  });

  it('unites two names, and notifies of changed people', async () => {
    const edit = await server.request<SpeakerEditResult>(SPEAKER_EDIT, {
      name: '李雷-青禾🌸',
      edit: { unifyWith: '李雷' },
    });
    assert.ok('newFile' in edit);
    assert.equal(edit.uri, uri(registry));
    changes = 0;
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: edit.uri, languageId: 'yaml', version: 7, text: edit.newFile },
    });
    await until(() => changes > 0);
    assert.deepEqual(await allPeople(), ['李雷 4', 'Kim 1']);
    const colored = await server.request<SpeakerEditResult>(SPEAKER_EDIT, {
      name: '李雷-青禾🌸',
      edit: { color: 'tomato' },
    });
    assert.ok('edits' in colored);
    assert.equal(colored.version, 7);
    const text = edit.newFile!;
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: edit.uri, version: 8 },
      contentChanges: colored.edits.map(({ range, newText }) => ({ range, text: newText })),
    });
    await server.open(uri(first), message('07:00:00', 'Kim', '@李雷-青禾🌸 a') + message('07:00:01', '李雷'));
    const params = { textDocument: { uri: uri(first) }, first: 0, count: 9 };
    const colorsShown = async () => {
      const { messages } = await server.request<PreviewWindow>(PREVIEW_WINDOW, params);
      return messages.map(each => [each.color, /data-color="([^"]*)"/.exec(each.html)?.[1]]);
    };
    await until(async () => (await colorsShown())[1]![0] === 'tomato');
    assert.deepEqual(await colorsShown(), [
      [undefined, 'tomato'],
      ['tomato', undefined],
    ]);
    assert.equal(text.includes('tomato'), false);
    await assert.rejects(readFile(path.join(folder, registry)), { code: 'ENOENT' });
  });
});
