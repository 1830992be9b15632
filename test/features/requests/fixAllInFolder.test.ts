import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixAll } from '../../../server/src/document/fixAll';
import { fixFolder } from '../../../server/src/features/requests/fixAllInFolder';
import { readClient } from '../../../server/src/features/support/client';
import { FIX_ALL_IN_FOLDER_PROGRESS, type FixedFolder, textFingerprint } from '../../../server/src/protocol';
import { ruleLevels } from '../../../server/src/rules/ruleLevels';
import { fileNameOf } from '../../../server/src/workspace/uri';
import { frontMatter, message } from '../../support/logText';
import { FOLDER, type TestWorkspace, workspaceOf } from '../../support/workspace';

const POSTS = `${FOLDER}/_posts`;
const head = frontMatter('2024-02-09', 'Group');
const said = message('07:08:28', 'Kim', 'Hi');
const spaced = (text: string) => text.replaceAll('  Kim', ' Kim');

const FIRST = '_posts/2024-02-09-chat.markdown';
const SECOND = '_posts/2024-02-10-chat.markdown';
const files = {
  [FIRST]: head + spaced(said),
  [SECOND]: head.replaceAll('09', '10') + spaced(said) + said,
  '_posts/2024-02-11-chat.markdown': head.replaceAll('09', '11') + said,
  'drafts/2024-02-12-chat.markdown': head.replaceAll('09', '12') + spaced(said),
  'notes.chatlog': head + spaced(said),
};

interface Options {
  readonly folder?: string;
  readonly unsafe?: boolean;
  readonly maxEdits?: number;
  readonly token?: CancellationTokenSource;
  /** Called with each number of logs that are done. */
  readonly onProgress?: (done: number) => void;
}

function request(
  { workspace }: TestWorkspace,
  {
    folder = FOLDER,
    unsafe = false,
    maxEdits,
    token = new CancellationTokenSource(),
    onProgress = () => {},
  }: Options = {},
) {
  return fixFolder(
    {
      workspace,
      client: readClient({}),
      token: token.token,
      logOptionsOf: uri => ({
        fileName: fileNameOf(uri),
        levels: ruleLevels({ 'image/insecure-url': 'off' }),
        people: workspace.people,
      }),
      notify: (method, params) => {
        assert.equal(method, FIX_ALL_IN_FOLDER_PROGRESS);
        onProgress((params as { done: number }).done);
      },
    },
    { folder, unsafe },
    maxEdits,
  );
}

async function fixed(workspace: TestWorkspace, options?: Options): Promise<FixedFolder> {
  const result = await request(workspace, options);
  assert.ok('logs' in result);
  return result;
}

const pathsOf = ({ logs }: FixedFolder) => logs.map(({ uri }) => uri.slice(FOLDER.length + 1));

describe('chatlog/fixAllInFolder', () => {
  it('fixes the logs of a folder as each would be fixed alone', async () => {
    const workspace = await workspaceOf(files);
    const { logs, ...rest } = await fixed(workspace, { folder: POSTS });
    assert.deepEqual(rest, {
      logCount: 3,
      leftOut: [],
      summary: '2 fixed in 2 logs: 2 spacings',
      safe: '2 spacings',
      unsafe: '',
    });
    assert.deepEqual(
      logs.map(({ uri }) => uri),
      [`${FOLDER}/${FIRST}`, `${FOLDER}/${SECOND}`],
    );
    for (const { uri, version, fingerprint, edits } of logs) {
      const text = files[uri.slice(FOLDER.length + 1) as keyof typeof files];
      assert.equal(version, null);
      assert.equal(fingerprint, textFingerprint(text));
      const document = TextDocument.create(uri, 'chatlog', 1, text);
      const alone = fixAll(text, { fileName: fileNameOf(uri), levels: ruleLevels() });
      assert.equal(TextDocument.applyEdits(document, structuredClone([...edits]) as never), alone.text);
    }
  });

  it('takes the workspace, or one folder of it', async () => {
    const workspace = await workspaceOf(files);
    assert.equal((await fixed(workspace)).logs.length, 4);
    assert.deepEqual(pathsOf(await fixed(workspace, { folder: `${FOLDER}/drafts/` })), [
      'drafts/2024-02-12-chat.markdown',
    ]);
    const { summary } = await fixed(workspace, { folder: `${FOLDER}/drafts` });
    assert.equal(summary, '1 fixed in 1 log: 1 spacing');
    const nothing = await fixed(workspace, { folder: `${FOLDER}/draft` });
    assert.deepEqual([nothing.logCount, nothing.logs.length, nothing.summary], [0, 0, '']);
  });

  it('applies unsafe fixes only when they are requested, and says which they are', async () => {
    const workspace = await workspaceOf(files);
    const { summary, safe, unsafe, logs } = await fixed(workspace, { folder: POSTS, unsafe: true });
    assert.deepEqual(
      [summary, safe, unsafe, logs.length],
      ['3 fixed in 2 logs: 2 spacings, 1 duplicate (unsafe)', '2 spacings', '1 duplicate', 2],
    );
  });

  it('says which unsafe fixes are possible where there is no safe one', async () => {
    const unordered = message('09:08:28', 'Kim', 'a') + message('08:08:28', 'Kim', 'b');
    const workspace = await workspaceOf({
      [FIRST]: head + said + said,
      [SECOND]: head.replaceAll('09', '10') + said + said + unordered,
    });
    const { summary, safe, unsafe, logs } = await fixed(workspace);
    assert.deepEqual([summary, safe, unsafe, logs], ['', '', '2 duplicates, 1 message out of order', []]);
  });

  it('fixes open logs as they are typed, with their version', async () => {
    const workspace = await workspaceOf(files);
    const typed = head + spaced(said) + spaced(said.replace('28', '29'));
    const open = workspace.open(FIRST, typed);
    const { logs } = await fixed(workspace, { folder: POSTS });
    const log = logs.find(({ uri }) => uri === open.uri)!;
    assert.deepEqual([log.version, log.edits.length], [1, 2]);
    assert.equal(log.fingerprint, textFingerprint(typed));
  });

  it('has the edits of what is typed while other logs are read', async () => {
    const workspace = await workspaceOf(files);
    const { log } = workspace.open(FIRST);
    const { logs } = await fixed(workspace, {
      folder: POSTS,
      onProgress: done => {
        if (done !== 2) return;
        const start = { line: 0, character: 3 };
        log.edit({ range: { start, end: start }, newText: '\n\n' });
      },
    });
    const own = logs.find(({ uri }) => uri.endsWith(FIRST))!;
    assert.equal(own.edits[0]!.range.start.line, 9);
  });

  it('leaves out what is not UTF-8, or too large, and names it', async () => {
    const broken = Buffer.from(head + spaced(said).replace('Hi', '\xff\xfe'), 'latin1');
    const large = new Uint8Array(16 * 1024 * 1024 + 1).fill(0x20);
    const workspace = await workspaceOf({
      ...files,
      [FIRST]: broken,
      [SECOND]: broken,
      '_posts/2024-02-11-chat.markdown': large,
    });
    // An editor shows it with other characters.
    workspace.open(FIRST, head + spaced(said).replace('Hi', '\ufffd\ufffd'));
    const { logs, logCount, leftOut } = await fixed(workspace, { folder: POSTS });
    assert.deepEqual([logs, logCount], [[], 3]);
    assert.deepEqual(
      new Map(leftOut.map(({ uri, reason }) => [uri.slice(FOLDER.length + 1), reason])),
      new Map([
        [SECOND, 'encoding'],
        ['_posts/2024-02-11-chat.markdown', 'size'],
        [FIRST, 'encoding'],
      ]),
    );
    // The drafts have nothing to do with it.
    assert.deepEqual((await fixed(workspace, { folder: `${FOLDER}/drafts` })).leftOut, []);
  });

  it('leaves out no longer what was mended or deleted', async () => {
    const broken = Buffer.from('\xff', 'latin1');
    const workspace = await workspaceOf({ [FIRST]: broken, [SECOND]: broken });
    assert.equal((await fixed(workspace)).leftOut.length, 2);
    workspace.files.files.set(`${FOLDER}/${FIRST}`, files[FIRST]);
    workspace.files.files.delete(`${FOLDER}/${SECOND}`);
    for (const path of [FIRST, SECOND]) workspace.workspace.invalidate(`${FOLDER}/${path}`);
    const { leftOut, logs } = await fixed(workspace);
    assert.deepEqual([leftOut.length, logs.length], [0, 1]);
  });

  it('fixes a log that was not saved yet', async () => {
    const workspace = await workspaceOf({});
    workspace.open('new-chat.md', head + spaced(said));
    assert.deepEqual(pathsOf(await fixed(workspace)), ['new-chat.md']);
  });

  it('leaves out a log that is deleted while the folder is fixed', async () => {
    const workspace = await workspaceOf(files);
    workspace.files.files.delete(`${FOLDER}/${FIRST}`);
    const { leftOut, logs } = await fixed(workspace, { folder: POSTS });
    assert.deepEqual([leftOut.length, logs.length], [0, 1]);
  });

  it('refuses more edits than can be applied', async () => {
    const workspace = await workspaceOf(files);
    assert.deepEqual(await request(workspace, { maxEdits: 3 }), {
      reason: 'There is more to fix than can be fixed at once: more than 3 places. Choose a smaller folder.',
    });
    assert.equal((await fixed(workspace, { maxEdits: 4 })).logs.length, 4);
  });

  it('reports its progress, and stops when it is cancelled', async () => {
    const workspace = await workspaceOf(files);
    const progress: number[] = [];
    await fixed(workspace, { onProgress: done => progress.push(done) });
    assert.deepEqual(progress, [0, 1, 2, 3, 4]);
    const token = new CancellationTokenSource();
    progress.length = 0;
    await request(workspace, {
      token,
      onProgress: done => {
        progress.push(done);
        if (done === 1) token.cancel();
      },
    });
    assert.deepEqual(progress, [0, 1]);
  });
});
