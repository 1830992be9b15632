import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createProtocolConnection,
  type InitializeResult,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { environmentOfItsOwn, npm } from '../../scripts/hosts/npmInstall';
import { repositoryRoot } from '../../scripts/hosts/paths';
import { stageNpmPackage } from '../../scripts/stageNpmPackage';
import { logName, warningLog } from '../cli/chatlog';

const onWindows = process.platform === 'win32';

/** The npm package as a user has it: packed, and installed into an empty folder. */
describe('the npm package', function () {
  this.timeout(300_000);
  let folder: string;
  let installed: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chatlog-npm-'));
    await stageNpmPackage(join(folder, 'staged'));
    await npm(['pack', './staged'], folder);
    const tarball = readdirSync(folder).find(name => name.endsWith('.tgz'));
    installed = join(folder, 'installed');
    mkdirSync(installed);
    await npm(['install', '--offline', `../${tarball}`], installed);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what the extension is licensed under, and all that it bundles', () => {
    const root = join(installed, 'node_modules/chatlog');
    assert.ok(existsSync(join(root, 'LICENSE')));
    assert.match(readFileSync(join(root, 'THIRD_PARTY_NOTICES.txt'), 'utf8'), /^markdown-it /m);
    assert.match(readFileSync(join(root, 'README.md'), 'utf8'), /npx chatlog lint/);
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.equal(manifest.private, undefined);
    assert.equal(manifest.dependencies, undefined);
  });

  it('lints with `npx chatlog lint`', async () => {
    writeFileSync(join(installed, logName), warningLog);
    const { stdout } = await promisify(execFile)(
      'npx',
      ['--offline', 'chatlog', 'lint', '--format=json', '.'],
      {
        cwd: installed,
        env: environmentOfItsOwn(),
        shell: onWindows,
      },
    );
    const [finding, ...others] = JSON.parse(stdout);
    assert.equal(finding.rule, 'message/header-spacing');
    assert.deepEqual(others, []);
    const root = join(installed, 'node_modules/chatlog');
    assert.ok(existsSync(join(root, `docs/rules/${finding.rule}.md`)));
  });

  it('imports with `npx chatlog import`', async () => {
    const sample = join(repositoryRoot, 'test/fixtures/exports/irc-weechat.weechatlog');
    cpSync(sample, join(installed, 'irc.log'));
    const args = ['--offline', 'chatlog', 'import', '--to=imported', 'irc.log'];
    await promisify(execFile)('npx', args, {
      cwd: installed,
      env: environmentOfItsOwn(),
      shell: onWindows,
    });
    assert.deepEqual(readdirSync(join(installed, 'imported')), ['2026-03-01-chat.markdown', '_data']);
  });

  it('serves with `chatlog-language-server --stdio`', async () => {
    const program = join(installed, 'node_modules/.bin/chatlog-language-server');
    const child = spawn(program, ['--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], shell: onWindows });
    const exited = new Promise<number | null>(resolve => child.once('exit', resolve));
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const result = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    assert.equal(result.serverInfo?.name, 'chatlog');
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await exited, 0);
    connection.dispose();
  });
});
