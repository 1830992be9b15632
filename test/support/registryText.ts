import fc from 'fast-check';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import { quoted } from '../../server/src/yaml/yamlString';

/** The content of a registry, without positions. */
export interface PlainRegistry {
  people: PlainPerson[];
  me: string | undefined;
  different: string[][];
}

export interface PlainPerson {
  name: string | undefined;
  aliases: string[];
  color: string | undefined;
  avatar: string | undefined;
  note: string | undefined;
}

/** The content of a text as a registry. The registry must have no problems; unknown keys are not problems. */
export function readPlain(text: string): PlainRegistry {
  const { people, me, different, problems } = parseRegistry(text);
  const problem = problems.find(({ kind }) => kind !== 'unknown-key');
  if (problem !== undefined) throw new Error(`${problem.message} in\n${text}`);
  return {
    people: people.map(({ name, aliases, color, avatar, note }) => ({
      name: name?.text,
      aliases: aliases.map(alias => alias.text),
      color: color?.text,
      avatar: avatar?.text,
      note: note?.text,
    })),
    me: me?.text,
    different: different.map(group => group.map(name => name.text)),
  };
}

const NAMES = [
  'Kim',
  'Kim Park',
  '李雷',
  '李雷-某某-产品',
  "O'Brien",
  'No',
  '12',
  'a: b',
  'x, [y] #z',
  '😀 甲',
  'Q_ü "Q"',
];

const person = fc.record({
  color: fc.option(fc.constantFrom('#3b82f6', 'teal'), { nil: undefined }),
  avatar: fc.option(fc.constant('/img/kim.png'), { nil: undefined }),
  note: fc.option(fc.constantFrom('Sales', 'line one\nline two', '# none'), { nil: undefined }),
});

const plainRegistry = fc
  .tuple(
    fc.shuffledSubarray(NAMES),
    fc.array(fc.nat(3), { maxLength: 5 }),
    fc.array(person, { minLength: 5, maxLength: 5 }),
  )
  .chain(([names, sizes, extras]) => {
    const rest = [...names];
    const people = sizes.flatMap((size, i): PlainPerson[] => {
      const [name, ...aliases] = rest.splice(0, size + 1);
      return name === undefined ? [] : [{ name, aliases, ...extras[i]! }];
    });
    return fc.record({
      people: fc.constant(people),
      me: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
      different: fc.array(fc.shuffledSubarray(NAMES, { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
    });
  });

/** A registry as a person may write it: any mixture of styles, comments, blank lines and line endings. */
export const registryText: fc.Arbitrary<string> = fc
  .tuple(plainRegistry, fc.infiniteStream(fc.nat(999)))
  .map(([plain, stream]) => new Writer(() => stream.next().value!).write(plain));

/** Any name, whether a registry may hold it or not. */
export const anyName: fc.Arbitrary<string> = fc.constantFrom(...NAMES, 'New Name', 'yes', '新');

class Writer {
  readonly #next: () => number;
  #comments = 0;

  constructor(next: () => number) {
    this.#next = next;
  }

  write({ people, me, different }: PlainRegistry): string {
    const keys: string[][] = [];
    if (people.length > 0) keys.push(this.#people(people));
    else if (this.#isTrue()) keys.push([`people:${this.#pick('', ' []', ' ~', ' [ ]')}${this.#comment()}`]);
    if (me !== undefined) keys.push([`me: ${this.#text(me)}${this.#comment()}`]);
    if (different.length > 0) keys.push(this.#different(different));
    if (this.#pick(0, 0, 1)) keys.push(['site: { theme: dark }']);
    const spaced = keys.flatMap((lines, i) => [
      ...(i > 0 && this.#isTrue() ? [''] : []),
      ...lines,
      ...this.#ownComment(''),
    ]);
    const lines = [
      ...(this.#pick(0, 1) ? ['# Who is who', ''] : []),
      ...(this.#pick(0, 0, 1) ? ['---'] : []),
      ...spaced,
    ];
    const lineBreak = this.#pick('\n', '\n', '\r\n');
    const text = lines.join(lineBreak) + this.#pick('', lineBreak, lineBreak);
    return this.#pick('', '', '', '\ufeff') + text;
  }

  #people(people: readonly PlainPerson[]): string[] {
    if (this.#pick(0, 0, 0, 1)) {
      const items = people.map(person => this.#flowPerson(person));
      return this.#isTrue()
        ? [`people: [${items.join(', ')}]`]
        : ['people: [', ...items.map(item => `    ${item},`), '  ]'];
    }
    const indent = this.#pick('', '  ', '    ');
    const isSpaced = this.#isTrue();
    const isFlow = this.#pick(0, 0, 1);
    return [
      `people:${this.#comment()}`,
      ...people.flatMap((person, i) => [
        ...(isSpaced && i > 0 ? [''] : []),
        ...(isFlow ? [`- ${this.#flowPerson(person)}`] : this.#blockPerson(person)).map(
          line => indent + line,
        ),
        ...this.#ownComment(`${indent}  `),
      ]),
    ];
  }

  #flowPerson({ name, aliases, color, avatar, note }: PlainPerson): string {
    const pairs = [`name: ${this.#text(name!)}`];
    if (aliases.length > 0) pairs.push(`aliases: [${aliases.map(alias => this.#text(alias)).join(', ')}]`);
    for (const [key, value] of Object.entries({ color, avatar, note }))
      if (value !== undefined) pairs.push(`${key}: ${this.#text(value)}`);
    return `{${this.#pick('', ' ')}${pairs.join(', ')}${this.#pick('', ' ')}}`;
  }

  #blockPerson({ name, aliases, color, avatar, note }: PlainPerson): string[] {
    const gap = this.#pick(' ', '   ');
    const inner = ' '.repeat(gap.length + 1);
    const pairs = [[`name:  ${this.#text(name!)}${this.#comment()}`]];
    if (aliases.length > 0) pairs.push(this.#aliases(aliases));
    else if (this.#pick(0, 0, 1)) pairs.push([`aliases:${this.#pick('', ' []', ' ~')}`]);
    if (color !== undefined) pairs.push([`color: ${this.#text(color)}${this.#comment()}`]);
    if (avatar !== undefined) pairs.push([`avatar: ${this.#text(avatar)}`]);
    if (note !== undefined)
      pairs.push(
        note.includes('\n') && this.#isTrue()
          ? ['note: |-', ...note.split('\n').map(line => `  ${line}`)]
          : [`note: ${this.#text(note)}`],
      );
    if (this.#pick(0, 0, 1)) pairs.push(['site_url: /x', 'years: [2017, 2018]']);
    if (this.#isTrue()) pairs.reverse();
    return pairs.flat().map((line, i) => (i === 0 ? `-${gap}` : inner) + line);
  }

  #aliases(aliases: readonly string[]): string[] {
    const texts = aliases.map(alias => this.#text(alias));
    switch (this.#pick(0, 1, 2, 3)) {
      case 0:
        return [`aliases: [${texts.join(', ')}${this.#pick('', ',')}]${this.#comment()}`];
      case 1:
        return ['aliases: [', ...texts.map(text => `    ${text},${this.#comment()}`), '  ]'];
      default:
        return [
          `aliases:${this.#comment()}`,
          ...texts.map(text => `${this.#pick('  ', '  ')}- ${text}${this.#comment()}`),
        ];
    }
  }

  #different(groups: readonly string[][]): string[] {
    const flow = groups.map(group => `[${group.map(name => this.#text(name)).join(', ')}]`);
    switch (this.#pick(0, 1, 2)) {
      case 0:
        return [`different: [${flow.join(', ')}]`];
      case 1:
        return [
          'different:',
          ...groups.flatMap(group =>
            group.map((name, i) => `${i === 0 ? '  - - ' : '    - '}${this.#text(name)}`),
          ),
        ];
      default:
        return ['different:', ...flow.map(group => `  - ${group}${this.#comment()}`)];
    }
  }

  #text(text: string): string {
    const isPlain = /^[\p{L}/][\p{L}\p{N} _/.-]*$/u.test(text) && !/^(no|yes)$/i.test(text);
    const inSingle = `'${text.replaceAll("'", "''")}'`;
    if (text.includes('\n')) return quoted(text);
    return isPlain ? this.#pick(text, text, inSingle, quoted(text)) : this.#pick(inSingle, quoted(text));
  }

  #comment(): string {
    return this.#pick(0, 0, 0, 1) ? ` # comment ${++this.#comments}` : '';
  }

  #ownComment(indent: string): string[] {
    return this.#pick(0, 0, 0, 1) ? [`${indent}# comment ${++this.#comments}`] : [];
  }

  #isTrue(): boolean {
    return this.#next() % 2 === 0;
  }

  #pick<T>(...choices: T[]): T {
    return choices[this.#next() % choices.length]!;
  }
}
