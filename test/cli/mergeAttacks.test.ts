import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { frontMatter, message } from '../support/logText';
import { Chatlog, killAtWrite } from './chatlog';

const DAYS = ['2026-03-01', '2026-03-02', '2026-03-03'];
/** A day that only the second folder has. */
const NEW_DAY = '2026-03-04';

const hi = message('10:00:00', 'Kim', 'Hi all');
const lunch = message('10:01:10', 'Lee', 'Lunch at noon?');
const yes = message('10:02:20', 'Kim', 'Yes, the usual place');

const logOf = (day: string, ...messages: readonly string[]) => frontMatter(day, 'Kim') + messages.join('');
const fileOf = (day: string) => `${day}-chat.markdown`;

/** Root may do everything, so another user runs where something is not allowed. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

// The command line of Windows has neither links without rights nor modes.
(process.platform === 'win32' ? describe.skip : describe)('chatlog merge under attack', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => {
    chatlog.clear();
    for (const day of DAYS) {
      chatlog.write(join('a', fileOf(day)), logOf(day, hi, yes));
      chatlog.write(join('b', fileOf(day)), logOf(day, lunch, yes));
    }
    chatlog.write(join('b', fileOf(NEW_DAY)), logOf(NEW_DAY, hi));
  });
  after(() => chatlog.dispose());

  const at = (path: string) => join(chatlog.folder, path);
  const read = (path: string) => readFileSync(at(path), 'utf8');
  const merge = (...args: readonly string[]) => chatlog.run(['merge', ...args]);
  /** The texts of a folder's files, by name. */
  const textsIn = (folder: string) =>
    new Map(readdirSync(at(folder)).map(name => [name, read(join(folder, name))]));
  /** What tells whether files were touched. */
  const touched = (folder: string) =>
    readdirSync(at(folder)).map(name => {
      const { ino, mtimeNs, ctimeNs, size } = statSync(at(join(folder, name)), { bigint: true });
      return [name, ino, mtimeNs, ctimeNs, size].join(' ');
    });

  const checkEachOldOrNew = (what: string) => {
    for (const day of DAYS) {
      const text = read(join('a', fileOf(day)));
      assert.ok([logOf(day, hi, yes), logOf(day, hi, lunch, yes)].includes(text), `${what}: ${day}`);
    }
    const added = textsIn('a').get(fileOf(NEW_DAY));
    assert.ok(added === undefined || added === logOf(NEW_DAY, hi), what);
  };

  it('killed before any of its calls that write: each log is old or new, and the next run ends it', async () => {
    const sources = touched('b');
    for (let call = 1; ; call++) {
      for (const day of DAYS) chatlog.write(join('a', fileOf(day)), logOf(day, hi, yes));
      const { code } = await chatlog.run(['merge', '-o', 'a', 'a', 'b'], chatlog.hooked(killAtWrite(call)));
      checkEachOldOrNew(`killed at ${call}`);
      if (code === 0) break;
      assert.ok(call < 200, 'it ends');
    }
    const { code } = await merge('-o', 'a', 'a', 'b');
    assert.equal(code, 0);
    for (const day of DAYS) assert.equal(read(join('a', fileOf(day))), logOf(day, hi, lunch, yes));
    assert.deepEqual([...textsIn('a').keys()], [...DAYS, NEW_DAY].map(fileOf), 'nothing is left behind');
    assert.deepEqual(touched('b'), sources);
  });

  it('a source that vanishes meanwhile: what was read is merged, or nothing', async () => {
    // After the first log of the second folder was read, and before the first one is written.
    for (const [name, moment] of [
      ['openSync', "String(args[0]).includes('/b/')"],
      ['renameSync', 'true'],
      ['readdirSync', "String(args[0]).endsWith('b')"],
    ]) {
      const before = textsIn('b');
      const vanishing = chatlog.hooked(`
        let isGone = false;
        const real = fs.${name};
        fs.${name} = (...args) => {
          const result = real(...args);
          if (!isGone && (${moment})) { isGone = true; fs.rmSync(${JSON.stringify(at('b'))}, { recursive: true }); }
          return result;
        };`);
      const { code, stderr } = await chatlog.run(['merge', '-o', 'a', 'a', 'b'], vanishing);
      checkEachOldOrNew(`${name}: ${stderr}`);
      const isMerged = read(join('a', fileOf(DAYS[2]!))) === logOf(DAYS[2]!, hi, lunch, yes);
      assert.equal(code === 0, isMerged, `${name}: ${stderr}`);
      if (code !== 0) assert.match(stderr, /b.*cannot be read/s, name);
      for (const [file, text] of before) chatlog.write(join('b', file), text);
      for (const day of DAYS) chatlog.write(join('a', fileOf(day)), logOf(day, hi, yes));
    }
  });

  it('sources that are read-only are merged, and stay', async () => {
    chmodSync(at('b'), 0o555);
    for (const name of readdirSync(at('b'))) chmodSync(at(join('b', name)), 0o444);
    const sources = touched('b');
    const { code } = await merge('-o', 'out', 'a', 'b');
    assert.equal(code, 0);
    assert.equal(read(join('out', fileOf(DAYS[0]!))), logOf(DAYS[0]!, hi, lunch, yes));
    assert.deepEqual(touched('b'), sources);
    assert.equal(statSync(at(join('b', fileOf(DAYS[0]!)))).mode & 0o777, 0o444);
    chmodSync(at('b'), 0o755);
  });

  it('a folder that cannot be written to: nothing is, and the reason is said', async () => {
    for (const folder of ['a', 'b']) {
      for (const name of readdirSync(at(folder))) chmodSync(at(join(folder, name)), 0o444);
      if (unprivileged.uid !== undefined) chownSync(at(folder), 0, 0);
      chmodSync(at(folder), 0o555);
    }
    const before = [touched('a'), touched('b')];
    const { code, stderr } = await chatlog.run(['merge', '-o', 'a', 'a', 'b'], unprivileged);
    assert.equal(code, 2, stderr);
    assert.match(stderr, /EACCES|permission denied|not allowed/i);
    assert.deepEqual([touched('a'), touched('b')], before);
    for (const folder of ['a', 'b']) chmodSync(at(folder), 0o755);
  });

  it('a hundred logs at once, in one folder and as arguments', async () => {
    const texts = Array.from({ length: 100 }, (_, index) => {
      const minute = (at: number) =>
        `${String(8 + Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}:05`;
      const said = (at: number) =>
        message(minute(at), at % 2 ? 'Kim' : 'Lee', `This is number ${at} of what we said`);
      return Array.from({ length: 12 }, (_, i) => said(5 * index + i));
    });
    const all = [...new Set(texts.flat())].sort();
    for (const [index, messages] of texts.entries()) {
      chatlog.write(join('many', `${index}`, fileOf(DAYS[0]!)), logOf(DAYS[0]!, ...messages));
      chatlog.write(
        join(
          'hundred',
          fileOf(
            `2025-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + Math.floor(index / 12)).padStart(2, '0')}`,
          ),
        ),
        logOf(DAYS[0]!, hi),
      );
    }
    const paths = texts.map((_, index) => join('many', `${index}`));
    const { code, stderr } = await merge('-o', 'out', ...paths);
    assert.equal(code, 0, stderr);
    const messages = read(join('out', fileOf(DAYS[0]!))).slice(logOf(DAYS[0]!).length);
    assert.equal(messages, all.join(''));
    assert.equal((await merge('-o', 'out2', 'hundred', 'hundred')).code, 0);
    assert.equal(readdirSync(at('out2')).length, 100);
  });

  it('links: a log is read through one, written through one, and no folder is gone round in', async () => {
    symlinkSync(at(join('b', fileOf(DAYS[0]!))), at('link.markdown'));
    symlinkSync('.', at(join('b', 'round')));
    symlinkSync('nowhere', at(join('b', '2026-03-09-chat.markdown')));
    const read1 = await merge(join('a', fileOf(DAYS[0]!)), 'link.markdown');
    assert.equal(read1.stdout, logOf(DAYS[0]!, hi, lunch, yes), read1.stderr);
    const broken = await merge('-o', 'out', 'a', 'b');
    assert.match(broken.stderr, /2026-03-09-chat\.markdown: this file cannot be read/);
    assert.equal(broken.code, 2);
    symlinkSync(join('a', fileOf(DAYS[1]!)), at('result.markdown'));
    const written = await merge('-o', 'result.markdown', 'result.markdown', join('b', fileOf(DAYS[1]!)));
    assert.equal(written.code, 0, written.stderr);
    assert.ok(lstatSync(at('result.markdown')).isSymbolicLink(), 'the link stays');
    assert.equal(readlinkSync(at('result.markdown')), join('a', fileOf(DAYS[1]!)));
    assert.equal(read(join('a', fileOf(DAYS[1]!))), logOf(DAYS[1]!, hi, lunch, yes));
  });
});
