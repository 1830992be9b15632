import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNewName, spelledLike, yamlLike } from '../../server/src/people/newName';
import { type RenameKind, renameEdits } from '../../server/src/workspace/renameEdits';
import { applyTo } from '../support/rules';
import { runs } from '../support/runs';
import { FOLDER, workspaceOf } from '../support/workspace';

const FILE = 'a-chat.md';

interface Renamed {
  /** With all edits applied. */
  readonly text: string;
  /** The same of the other log. */
  readonly other: string;
  /** Of the edits of the first. */
  readonly kinds: readonly RenameKind[];
}

/** Renames a person in a log that has another log and a registry beside it. */
async function rename(
  log: string,
  from: string,
  to: string,
  others: { log?: string; registry?: string; kinds?: readonly RenameKind[] } = {},
): Promise<Renamed> {
  const { workspace } = await workspaceOf({
    [FILE]: log,
    'b-chat.md': others.log ?? '',
    '_data/speakers.yml': others.registry ?? '',
  });
  const { people } = workspace;
  const target = { name: from, names: people.personOf(from).names };
  const editsIn = (file: string) => renameEdits(workspace.record(`${FOLDER}/${file}`)!, target, to, people);
  const edits = editsIn(FILE);
  const applied = edits.filter(({ kind }) => others.kinds?.includes(kind) ?? true);
  return {
    text: applyTo(log, applied),
    other: applyTo(others.log ?? '', editsIn('b-chat.md')),
    kinds: edits.map(({ kind }) => kind),
  };
}

describe('the edits of a renaming', () => {
  it('change headers, mentions and the author, and nothing else by a byte', async () => {
    const log = (name: string) =>
      `---\r\nauthor:  '${name}'  # the host\r\ntitle: Kim\r\n---\r\n>07:08  ${name} \t\r\n\r\n😀 @${name}  \r\nKim @Kimberly\r\n> 07:09:00  Kim Park`;
    const { text, kinds } = await rename(log('Kim'), 'Kim', '金·😀');
    assert.equal(text, log('金·😀'));
    assert.deepEqual(kinds, ['name', 'name', 'name']);
  });

  it('write a mention as often escaped as it was', async () => {
    const log = (raw: string, once: string, twice: string) =>
      `> 07:08:28  ${raw}\n\n@${raw}, @${once}, @${twice}, @${raw}\n`;
    const { text } = await rename(log('A & B', 'A &amp; B', 'A &amp;amp; B'), 'A & B', 'C > D');
    assert.equal(text, log('C > D', 'C &gt; D', 'C &amp;gt; D'));
    assert.equal(spelledLike('A &amp; B', 'A & B', 'C'), 'C');
    assert.equal(spelledLike('A', 'A', 'C & D'), 'C & D');
    assert.equal(spelledLike('A \\| B', 'A | B', 'C & D | E'), 'C & D \\| E');
    assert.equal(spelledLike('A | B', 'A | B', 'C | D'), 'C | D');
  });

  it('write the author in the quotes that it had, and in quotes where it needs them', () => {
    const cases: [source: string, name: string, written: string][] = [
      ['Kim', '李雷-青禾 (HQ)', '李雷-青禾 (HQ)'],
      ['Kim', 'Kim: Park', '"Kim: Park"'],
      ['Kim', 'Kim #1', '"Kim #1"'],
      ['Kim', '007', '"007"'],
      ['Kim', 'no', '"no"'],
      ['Kim', '@Kim', '"@Kim"'],
      ['"Kim"', 'Kim "K" \\ Park', '"Kim \\"K\\" \\\\ Park"'],
      ["'Kim'", "O'Neil", "'O''Neil'"],
    ];
    for (const [source, name, written] of cases) assert.equal(yamlLike(source, name), written);
  });

  it('leave the lines behind an author alone that stands over several', async () => {
    for (const author of ['>-\n  Kim\n\n', '\n  Kim\n', '"Ki\\\n  m"\n']) {
      const { text } = await rename(`---\nauthor: ${author}title: x\n---\n> 07:08:28  Kim\n`, 'Kim', '李雷');
      assert.match(text, /^---\nauthor:\s+"?李雷"?\n+title: x\n---\n> 07:08:28 {2}李雷\n$/, author);
    }
  });

  it('distinguish what is not certain', async () => {
    const registry = '{people: [{name: Kim Park, aliases: [Kim]}]}';
    const log = '---\nauthor: Kim\n---\n> 07:08:28  Kim\n\n@Kim @Kim Park @Kim-Acme\n> 07:08:29  Kim Park\n';
    const { text, kinds } = await rename(log, 'Kim Park', '李雷', { registry });
    assert.deepEqual(kinds, ['alias', 'alias', 'name', 'prefix', 'name']);
    assert.equal(
      text,
      '---\nauthor: Kim\n---\n> 07:08:28  李雷\n\n@李雷 @李雷 @李雷-Acme\n> 07:08:29  李雷\n',
    );
    const bracketed = await rename(
      '> 07:08:28  魏（运维）\n\n@魏（运维）-二组 @魏（运维）\n',
      '魏（运维）',
      'Wei',
    );
    assert.deepEqual(bracketed.kinds, ['name', 'prefix', 'name']);
    const sure = await rename(log, 'Kim Park', '李雷', { registry, kinds: ['name'] });
    assert.equal(sure.text, log.replace('@Kim Park', '@李雷').replace('29  Kim Park', '29  李雷'));
  });

  it('say which mentions would be read otherwise', async () => {
    const kinds = async (log: string, to: string, other?: string) =>
      (await rename(`> 07:08:28  Kim\n\n${log}\n`, 'Kim', to, { log: other ?? '' })).kinds;
    const longer = '> 07:08:28  Lee Park\n';
    assert.deepEqual(await kinds('@Kim Park', 'Lee'), ['name', 'name']);
    assert.deepEqual(await kinds('@Kim Park', 'Lee', longer), ['name', 'unclear'], 'elsewhere');
    assert.deepEqual(await kinds(`@Kim Park\n${longer}`, 'Lee'), ['name', 'unclear']);
    const twice = await rename('> 07:08:28  李雷\n\n@李雷@李雷\n', '李雷', '赵六 pm', { log: '' });
    assert.deepEqual(twice.kinds, ['name', 'unclear', 'name'], 'behind a Latin letter an @ mentions no one');
    assert.deepEqual(await kinds('@Kim Park', '`Lee`'), ['name', 'unclear'], 'code mentions no one');
    const elsewhere = { log: '> 07:08:28  Kim\n' };
    const renamed = async (by: string) =>
      (await rename(`> 07:08:28  ${by}\n\n@Kim x`, 'Kim', '李雷', elsewhere)).kinds;
    assert.deepEqual(await renamed('李'), ['name'], 'the new name is longer');
    assert.deepEqual(await renamed('李雷 x'), ['unclear']);
  });

  it('are taken back by renaming back, where nothing was uncertain', async () => {
    const names = ['Kim', 'Kim Park', '李雷', '李雷-青禾', '我', 'A & B', '😀', '(x)'];
    const fresh = fc.constantFrom('Zoë', '赵六 pm', 'Z-9(HQ)', '<Zed> & co', '·z·', '😎');
    const name = fc.constantFrom(...names);
    const word = fc.oneof(
      name.map(each => `@${each}`),
      name.map(each => `@${each.replaceAll('&', '&amp;')}`),
      name,
      fc.constantFrom(' ', '  ', '\u2005', '，', '-', '`', '@', 'x', '？', '&', '>', ':'),
    );
    const eol = fc.constantFrom('\n', '\r\n');
    const header = fc
      .tuple(fc.constantFrom('> 07:08:28  ', '>7:08  ', '> 07:08:28 '), name, fc.constantFrom('', '  ', '\t'))
      .map(parts => parts.join(''));
    const line = fc.oneof(
      { weight: 2, arbitrary: header },
      { weight: 3, arbitrary: fc.array(word, { maxLength: 8 }).map(parts => parts.join('')) },
      { weight: 1, arbitrary: fc.constantFrom('', '```') },
    );
    const log = fc
      .tuple(name, fc.array(line, { maxLength: 12 }), eol)
      .map(([author, lines, end]) => ['---', `author: "${author}"`, '---', ...lines].join(end));
    let certain = 0;
    await fc.assert(
      fc.asyncProperty(log, log, name, fresh, async (text, other, from, to) => {
        // A name that needs no escaping doesn't show how often it was escaped.
        fc.pre(/[&<]/.test(from) === /[&<]/.test(to));
        const there = await rename(text, from, to, { log: other });
        fc.pre(there.kinds.every(kind => kind === 'name'));
        const back = await rename(there.text, to, from, { log: there.other });
        fc.pre(back.kinds.every(kind => kind === 'name'));
        assert.equal(back.text, text);
        assert.equal(back.kinds.length, there.kinds.length);
        if (there.kinds.length > 0) certain++;
      }),
      { numRuns: runs(150) },
    );
    assert.ok(certain > 15, `only ${certain} of them changed anything`);
  });
});

describe('a new name', () => {
  const name = (typed: string) => readNewName(typed);
  const reason = (typed: string) => (readNewName(typed) as { reason: string }).reason;

  it('loses the white space around it', () => {
    assert.deepEqual(name('  Kim Park\u2005'), { name: 'Kim Park' });
    assert.deepEqual(name('\u200b李雷\n'), { name: '李雷' });
    assert.deepEqual(name('钟  pm'), { name: '钟  pm' });
    assert.deepEqual(name('> x'), { name: '> x' });
  });

  it('is refused where it can be none', () => {
    for (const typed of ['', '  ', '\t', '\u200b', '\r\n'])
      assert.equal(reason(typed), 'A name cannot be empty.');
    for (const typed of ['a\nb', 'a\rb', 'a\u2028b', 'a\u0085b'])
      assert.equal(reason(typed), 'A name cannot contain a line break.');
    assert.equal(reason('a\u0000b'), 'A name cannot contain a control character.');
    assert.equal(reason('x'.repeat(101)), 'A name has 100 characters at most.');
    assert.equal(reason('- Kim'), 'After the time of a message, "- Kim" would not be read as a name.');
  });
});
