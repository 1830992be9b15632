import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { JsonFinding } from '../../server/src/cli/reports/json';
import { MAX_DIAGNOSTICS } from '../../server/src/features/diagnostic';
import { isLogName } from '../../server/src/protocol';
import { registryRules, rules } from '../../server/src/rules';
import { SEVERITIES, type Severity } from '../../server/src/rules/rule';
import { Chatlog, log, message } from '../cli/chatlog';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';
import { WorkspacePull } from '../support/workspacePull';

const corpus = join(import.meta.dirname, '../../../shared/corpus');

/** Every rule, at its default level or, if that is off, as a warning. */
const LEVELS = Object.fromEntries(
  [...rules, ...registryRules].map(({ id, defaultLevel }) => [
    id,
    defaultLevel === 'off' ? 'warning' : defaultLevel,
  ]),
);

const REGISTRY = '_data/speakers.yml';

/** The fields of a finding that both sides report. */
interface Said {
  readonly range: object;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
}

describe('the editor and the command line', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => chatlog.clear());
  after(() => chatlog.dispose());

  it('say the same of a small folder', async () => {
    writeSmallFolder(chatlog);
    const said = await assertSame(chatlog);
    // The findings include those of all rules about people.
    const found = new Set(said.map(({ rule }) => rule));
    for (const rule of registryRules)
      if (rule.id !== 'registry/invalid') assert.ok(found.has(rule.id), rule.id);
    for (const id of ['speaker/similar-name', 'mention/unknown-speaker', 'suppression/unused'])
      assert.ok(found.has(id), id);
    const unknown = said.filter(({ rule }) => rule === 'mention/unknown-speaker');
    assert.deepEqual(
      unknown.map(({ message }) => message),
      ['No person has the name "Zoe".'],
    );
  });

  it('say the same of images', async () => {
    const addresses = writeImages(chatlog);
    const said = await assertSame(chatlog);
    const found = said.filter(({ rule }) => rule === 'image/missing');
    assert.deepEqual(
      found.map(({ message }) => message),
      [
        'There is no image "img/lost.png" in the workspace.',
        'The image "img/Cat.png" is named "img/cat.png": web servers tell upper case from lower case.',
        'The image "IMG/cat.png" is named "img/cat.png": web servers tell upper case from lower case.',
        'There is no image "img/2023/lost.png" in the workspace.',
        'There is no image "img/图片 2024/丢.png" in the workspace.',
        'There is no image "_posts/lost.png" in the workspace.',
        'There is no image "lost.png" in the workspace.',
        'There is no image "img" in the workspace.',
        'There is no image "img/@Lee.png" in the workspace.',
      ],
    );
    assert.ok(addresses > 2 * found.length);
    // Of two comments, one is about an image that exists, and the other about one that does not.
    assert.deepEqual(
      said.filter(({ rule }) => rule === 'suppression/unused').map(({ range }) => range),
      [{ start: { line: 14, character: 0 }, end: { line: 14, character: 48 } }],
    );
  });

  it('say the same of a registry that does not parse', async () => {
    writeSmallFolder(chatlog);
    chatlog.write(REGISTRY, 'people:\n  - name: [Kim\nme: x\n');
    assert.ok((await assertSame(chatlog)).some(({ rule }) => rule === 'registry/invalid'));
  });

  it('say the same of each real log beside a registry', async function () {
    if (!existsSync(corpus)) {
      console.log('      ../shared/corpus is not there: nothing to look at');
      this.skip();
    }
    this.timeout(600_000);
    cpSync(corpus, join(chatlog.folder, '_posts'), { recursive: true, dereference: true });
    chatlog.write(REGISTRY, registryOf(speakersOf(chatlog)));
    const said = await assertSame(chatlog);
    assert.equal(logsIn(chatlog.folder).length, 343);
    for (const id of [
      'speaker/similar-name',
      'mention/unknown-speaker',
      'registry/unknown-name',
      'registry/invalid-color',
    ]) {
      assert.ok(
        said.some(({ rule }) => rule === id),
        id,
      );
    }
  });
});

/** Two logs that know each other's speakers, one without front matter, one with more findings than the editor shows, and a registry. */
function writeSmallFolder(chatlog: Chatlog): void {
  const day = '2020-02-02-chat.markdown';
  chatlog.write(
    `_posts/${day}`,
    log(
      message('> 07:08:28  Kim Park', '@Lee @Kim @Zoe @所有人 and 😀 @Lee'),
      message('> 07:08:29  Kim Park-Acme', 'Hi'),
      message('> 07:08:30 我', '&amp;#160; ![x](http://example.org/x.png)'),
    ),
  );
  chatlog.write('_posts/2020-02-03-chat.markdown', log(message('> 07:08:28  Lee', '@Kim Park')));
  const comment = (text: string) => `<!-- chatlog-${text} -->\n\n`;
  chatlog.write(
    '_posts/2020-02-04-chat.markdown',
    log(
      message('> 07:08:28  Ann', 'Hi'),
      comment('disable-next-line message/duplicate, speaker/similar-name'),
      message('> 07:08:28  Ann', 'Hi'),
      comment('disable-file mention/unknown-speaker, registry/invalid'),
      message('> 07:08:30 Ann', '@Yoe'),
      comment('disable'),
      message('> 07:08:31 Ann', 'Hi'),
    ),
  );
  chatlog.write('_posts/bom-chat.md', `\ufeff${message('> 07:08:28 Lee')}`);
  chatlog.write(
    'many.chatlog',
    log(...Array.from({ length: MAX_DIAGNOSTICS + 100 }, (_, i) => message(`> ${time(i)} Lee`, `${i}`))),
  );
  chatlog.write('_site/2020-02-02-chat.markdown', log(message('> 07:08:28  Zoe')));
  chatlog.write(
    REGISTRY,
    [
      'people:',
      '  - name: Kim',
      '    aliases: [Kim Park, Kimmy]',
      "    color: '#3b82f6'",
      '    note: Sales',
      '  - name: Lee',
      '    aliases: [Kim]',
      '    colour: teal',
      '  - name: Max',
      '    color: greenish',
      'me: Mia',
      '',
    ].join('\n'),
  );
}

/** A log with local images, most of which exist or lie outside the workspace. Returns the number of their addresses. */
function writeImages(chatlog: Chatlog): number {
  for (const path of [
    'img/cat.png',
    'img/图片 2024/狗.png',
    '_posts/beside.png',
    '_config.yml',
    'secret.png',
  ])
    chatlog.write(path, '');
  chatlog.write(REGISTRY, '');
  mkdirSync(join(chatlog.folder, 'img/empty'));
  symlinkSync('../_site', join(chatlog.folder, 'img/link'));
  symlinkSync('cat.png', join(chatlog.folder, 'img/linked.png'));
  const addresses = [
    ...[
      '/img/cat.png',
      '/img/lost.png',
      '/img/Cat.png',
      '/IMG/cat.png',
      '../img/cat.png',
      '/img/2023/lost.png',
    ],
    ...['/img/图片%202024/狗.png', '/img/图片%202024/丢.png', 'beside.png', 'lost.png', '/lost.png', '/img'],
    ...['/img/link/lost.png', '/img/linked.png', '/assets/lost.png', 'media/lost.png', '../../lost.png'],
    ...['%2e%2e/%2e%2e/lost.png', '//a.cn/lost.png', 'https://a.cn/lost.png', 'data:,x', '/img/@Lee.png'],
  ];
  chatlog.write(
    '_posts/2020-02-02-chat.markdown',
    log(message('> 07:08:28  Lee', addresses.map(each => `![](${each})`).join('\n'))),
  );
  const comment = '<!-- chatlog-disable-next-line image/missing -->';
  chatlog.write(
    'sub/2020-02-02-chat.markdown',
    log(
      message('> 07:08:28  Lee', `${comment}\n![](/img/gone.png)`),
      message('> 07:08:29  Lee', `${comment}\n![](/img/cat.png)`),
    ),
  );
  return addresses.length;
}

function time(second: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(8 + Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

/** A registry of some of these speakers, with aliases, colors, a note, names that no log has, and the person of `我`. */
function registryOf(speakers: readonly string[]): string {
  const entries = speakers.slice(0, 60).map((speaker, i) => {
    const lines = [`  - name: ${JSON.stringify(speaker)}`];
    if (i % 4 === 0) lines.push(`    aliases: [${JSON.stringify(speakers[60 + i])}, Nobody ${i}]`);
    if (i % 3 === 0) lines.push(`    color: ${i % 2 === 0 ? "'#3b82f6'" : 'greenish'}`);
    if (i % 5 === 0) lines.push('    note: Sales');
    return lines.join('\n');
  });
  const different = `different:\n  - [${speakers
    .slice(61, 64)
    .map(each => JSON.stringify(each))
    .join(', ')}]`;
  return [
    'people:',
    ...entries,
    '  - name: Nobody at all',
    `me: ${JSON.stringify(speakers[0])}`,
    different,
    '',
  ].join('\n');
}

/** The names in the headers of all logs, each once. */
function speakersOf(chatlog: Chatlog): string[] {
  const names = new Set<string>();
  for (const path of logsIn(chatlog.folder)) {
    for (const [, name] of readFileSync(path, 'utf8').matchAll(/^> \d\d:\d\d:\d\d {2}(\S.*?) *$/gm)) {
      if (name !== '我') names.add(name!);
    }
  }
  return [...names].sort();
}

/** The logs of a folder, by name. */
function logsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => isLogName(path) && !path.startsWith('_site'))
    .sort()
    .map(path => join(folder, path));
}

/**
 * Checks that both report the same for every log and the registry of a folder, whether these are open in the editor or not.
 * Returns the findings.
 */
async function assertSame(chatlog: Chatlog): Promise<Said[]> {
  chatlog.write('levels.json', JSON.stringify({ rules: LEVELS }));
  const run = await chatlog.run(['lint', '--format', 'json', '--config', 'levels.json', chatlog.folder]);
  assert.equal(run.stderr, '');
  const ofCommandLine = new Map<string, Said[]>();
  for (const { file, range, severity, rule, message } of JSON.parse(run.stdout) as JsonFinding[]) {
    const said = ofCommandLine.get(file) ?? [];
    ofCommandLine.set(file, said);
    said.push({ range, severity, rule, message });
  }
  const paths = [join(chatlog.folder, REGISTRY), ...logsIn(chatlog.folder)];
  const ofImages = countsOfImages([...ofCommandLine.values()].flat());
  const ofEditor = await diagnosticsOf(chatlog.folder, paths, ofImages);
  const ofFolder = await diagnosticsOfFolder(chatlog.folder, ofImages);
  assert.deepEqual([...ofFolder.keys()].sort(), [...paths].sort());
  for (const path of paths) {
    const expected = shown(ofCommandLine.get(path) ?? []);
    assert.deepEqual(ofEditor.get(path), expected, `${path}, open`);
    assert.deepEqual(ofFolder.get(path), expected, `${path}, not open`);
  }
  assert.deepEqual(
    [...ofCommandLine.keys()].filter(path => !paths.includes(path)),
    [],
  );
  return [...ofCommandLine.values()].flat();
}

/** The findings that the editor shows: if there are too many, the most severe. */
function shown(said: readonly Said[]): Said[] {
  if (said.length < MAX_DIAGNOSTICS) return [...said];
  const severest = [...said]
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .slice(0, MAX_DIAGNOSTICS - 1);
  const more = said.length - severest.length;
  const message = `${more} more findings are not shown, only the ${severest.length} most severe. "chatlog lint" lists all of them.`;
  const start = { line: 0, character: 0 };
  return [...severest, { range: { start, end: start }, severity: 'information', rule: '', message }];
}

/** The numbers of those findings that are complete when all folders of images are listed, as one text. */
function countsOfImages(said: readonly Said[]): string {
  const count = (id: string) => said.filter(({ rule }) => rule === id).length;
  return `${count('image/missing')} ${count('suppression/unused')}`;
}

/**
 * The server's findings for the files of a folder, after all of it is read and listed.
 *
 * @param ofImages the expected numbers, see `countsOfImages`
 */
async function diagnosticsOf(
  folder: string,
  paths: readonly string[],
  ofImages: string,
): Promise<Map<string, Said[]>> {
  let isComplete = false;
  let completed: () => void = () => undefined;
  const whenComplete = new Promise<void>(resolve => {
    completed = resolve;
  });
  const server = await ServerProcess.start(
    vscodeCapabilities,
    { settings: { rules: LEVELS }, notifications: true },
    [pathToFileURL(folder).href],
    connection =>
      connection.onNotification('chatlog/people/changed', (people: { isComplete: boolean }) => {
        isComplete = people.isComplete;
        if (isComplete) completed();
      }),
  );
  try {
    // The registry first: it applies as soon as it is open.
    for (const path of paths) {
      // Editors remove a byte order mark.
      const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
      await server.open(pathToFileURL(path).href, text);
    }
    // After this notification, documents that were opened earlier know all people; documents that are opened later know them anyway.
    await server.request('workspace/symbol', { query: '' });
    if (!isComplete) await whenComplete;
    const said = new Map<string, Said[]>();
    await until(async () => {
      for (const path of paths) {
        said.set(path, (await server.diagnostics(pathToFileURL(path).href)).map(toSaid));
      }
      return countsOfImages([...said.values()].flat()) === ofImages;
    });
    return said;
  } finally {
    await server.stop();
  }
}

/**
 * The server's findings for the files of a folder, none of which is open.
 *
 * @param ofImages the expected numbers, see `countsOfImages`
 */
async function diagnosticsOfFolder(folder: string, ofImages: string): Promise<Map<string, Said[]>> {
  const server = await ServerProcess.start(
    vscodeCapabilities,
    { settings: { rules: LEVELS, diagnosticMode: 'workspace' } },
    [pathToFileURL(folder).href],
  );
  try {
    const pull = new WorkspacePull(server);
    const said = () =>
      new Map([...pull.found].map(([uri, found]) => [fileURLToPath(uri), found.map(toSaid)] as const));
    await pull.once({ inParts: false });
    await pull.until(() => countsOfImages([...said().values()].flat()) === ofImages);
    return said();
  } finally {
    await server.stop();
  }
}

function toSaid({ range, severity, code, message }: Diagnostic): Said {
  return { range, severity: SEVERITIES[severity! - 1]!, rule: String(code ?? ''), message: String(message) };
}
