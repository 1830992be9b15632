import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { keyMeaning } from '../../server/src/features/registry/keyMeaning';
import { PERSON_KEYS, parseRegistry, REGISTRY_KEYS } from '../../server/src/registry/speakerRegistry';
import { lineRange, range } from '../../server/src/text/span';
import { MAX_YAML_LENGTH } from '../../server/src/yaml/yamlTree';
import { readPlain, registryText } from '../support/registryText';
import { runs } from '../support/runs';

const root = join(import.meta.dirname, '../..');

const TEXT = `# Who is who
people:
  - name: "😀 Kim"
    aliases: [Kim, 'K: P']
    color: '#3b82f6'
    avatar: /img/kim.png
    note: Sales
  - name: 李雷
    aliases:
      - Lei # short
    accounts: [wechat:1]
me: Kim
different:
  - [Kim, Kimberly]
`;

const problemsOf = (text: string) =>
  parseRegistry(text).problems.map(({ kind, code, expected, key, range: { start, end } }) =>
    [kind, code ?? expected, key, `${start.line}:${start.character}-${end.line}:${end.character}`].join(' '),
  );

describe('the speaker registry', () => {
  it('is read with the place of each text, quotes included, in UTF-16 columns', () => {
    const { people, me, different, problems } = parseRegistry(TEXT);
    assert.deepEqual(problems, []);
    assert.deepEqual(people, [
      {
        name: { text: '😀 Kim', range: lineRange(2, 10, 18) },
        aliases: [
          { text: 'Kim', range: lineRange(3, 14, 17) },
          { text: 'K: P', range: lineRange(3, 19, 25) },
        ],
        color: { text: '#3b82f6', range: lineRange(4, 11, 20) },
        avatar: { text: '/img/kim.png', range: lineRange(5, 12, 24) },
        note: { text: 'Sales', range: lineRange(6, 10, 15) },
        accounts: [],
        range: range(2, 4, 6, 15),
      },
      {
        name: { text: '李雷', range: lineRange(7, 10, 12) },
        aliases: [{ text: 'Lei', range: lineRange(9, 8, 11) }],
        color: undefined,
        avatar: undefined,
        note: undefined,
        accounts: [{ text: 'wechat:1', range: lineRange(10, 15, 23) }],
        range: range(7, 4, 10, 24),
      },
    ]);
    assert.deepEqual(me, { text: 'Kim', range: lineRange(11, 4, 7) });
    assert.deepEqual(
      different.map(group => group.map(({ text }) => text)),
      [['Kim', 'Kimberly']],
    );
  });

  it('is the same with CRLF, a byte order mark and without a final line break', () => {
    const places = (text: string) => {
      const { people, me, different } = parseRegistry(text);
      return { people, me, different };
    };
    assert.deepEqual(places(TEXT.replaceAll('\n', '\r\n')), places(TEXT));
    assert.deepEqual(places(`\ufeff${TEXT.trimEnd()}`), places(TEXT));
  });

  it('may be empty, and keys may wait for their values', () => {
    for (const text of [
      '',
      '\ufeff',
      '# nothing\r\n',
      '---\n',
      'people:\nme:\ndifferent:\n',
      'people: []',
      '{}',
    ]) {
      const { text: _, ...rest } = parseRegistry(text);
      assert.deepEqual(rest, { people: [], me: undefined, different: [], problems: [] }, text);
    }
    assert.deepEqual(problemsOf('people:\n  - name: A\n    aliases:\n    color: ~\n'), []);
  });

  it('says of each value that has another form what is expected', () => {
    assert.deepEqual(problemsOf('Kim'), ['type registry  0:0-0:3']);
    assert.deepEqual(problemsOf('people: Kim'), ['type people people 0:8-0:11']);
    assert.deepEqual(problemsOf('people:\n- Kim\n'), ['type person  1:2-1:5']);
    assert.deepEqual(problemsOf('people:\n- aliases: [A]\n- name:\n'), [
      'type name name 1:2-1:9',
      'type name name 2:2-2:6',
    ]);
    assert.deepEqual(problemsOf('people:\n- name: 12\n  aliases: B\n'), [
      'type text name 1:8-1:10',
      'type texts aliases 2:11-2:12',
    ]);
    assert.deepEqual(problemsOf('people: [{name: A, aliases: [yes, " ", [B]]}]'), [
      'type text aliases 0:29-0:32',
      'type text aliases 0:34-0:37',
      'type text aliases 0:39-0:42',
    ]);
    assert.deepEqual(problemsOf('me: [A]\ndifferent: [A]'), [
      'type text me 0:4-0:7',
      'type groups different 1:12-1:13',
    ]);
  });

  it('names the keys that it does not know, with those that are absent', () => {
    const { problems } = parseRegistry('people:\n- name: A\n  alias: B\n');
    assert.deepEqual(problems, [
      {
        kind: 'unknown-key',
        message: 'Unknown key alias',
        range: lineRange(2, 2, 7),
        key: 'alias',
        absent: ['aliases', 'color', 'avatar', 'note', 'accounts'],
      },
    ]);
  });

  it('keeps of broken YAML what it can, and says nothing else of it', () => {
    const { people, problems } = parseRegistry('people:\n- name: A\n- name: B\n  aliases: [\nme: 12\n');
    assert.deepEqual(
      people.map(({ name }) => name?.text),
      ['A', 'B'],
    );
    assert.ok(problems.length > 0 && problems.every(({ kind }) => kind === 'yaml'));
    assert.deepEqual(problemsOf('me: A\nme: B\n'), ['yaml DUPLICATE_KEY  1:0-1:2']);
  });

  it('follows no alias, anchor or tag', () => {
    assert.deepEqual(problemsOf('x: &a Kim\nme: *a\n'), ['unknown-key  x 0:0-0:1', 'type text me 1:4-1:6']);
    assert.deepEqual(problemsOf('me: !ruby/object:Kim A\n'), ['type text me 0:21-0:22']);
  });

  const worst: [string, string][] = [
    ['brackets', '['.repeat(100_000)],
    ['dashes', '- '.repeat(100_000)],
    ['an alias bomb', `a: &a [${'x, '.repeat(50)}]\n${'b: [*a, *a, *a]\n'.repeat(5_000)}`],
    ['a key for each line', 'a: 1\n'.repeat(MAX_YAML_LENGTH / 5)],
    ['broken lines', '}  \n'.repeat(MAX_YAML_LENGTH / 4)],
    ['too long a text', 'x'.repeat(MAX_YAML_LENGTH + 1)],
  ];
  for (const [what, text] of worst) {
    it(`is read in bounded time: ${what}`, () => assert.ok(parseRegistry(text).problems.length > 0));
  }

  it('is never a reason to throw', () => {
    const signs = fc.constantFrom(
      ...'-:[]{},&*!|>\'"%@`#? \t\r\n~<.',
      'people',
      'name',
      'aliases',
      '😀',
      '\u2028',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), parts => {
        const { problems, people } = parseRegistry(parts.join(''));
        return Array.isArray(problems) && Array.isArray(people);
      }),
      { numRuns: runs(1_000) },
    );
    fc.assert(
      fc.property(registryText, fc.nat(), fc.nat(20), (text, at, length) => {
        const start = at % (text.length + 1);
        parseRegistry(text.slice(0, start) + text.slice(start + length));
      }),
    );
  });

  it('says the same with LF and CRLF, whatever its style', () => {
    fc.assert(
      fc.property(registryText, text => {
        const lf = text.replaceAll('\r\n', '\n');
        assert.deepEqual(readPlain(lf.replaceAll('\n', '\r\n')), readPlain(lf));
      }),
    );
  });
});

describe('the schema of the registry', () => {
  interface Schema {
    properties: Record<string, { description: string }>;
    definitions: { person: { properties: Record<string, { description: string }>; required: string[] } };
  }
  const schema: Schema = JSON.parse(readFileSync(join(root, 'schemas/speakers.schema.json'), 'utf8'));
  const person = schema.definitions.person;

  it('knows the keys that the parser knows, with the same descriptions', () => {
    assert.deepEqual(Object.keys(schema.properties), [...REGISTRY_KEYS]);
    assert.deepEqual(Object.keys(person.properties), [...PERSON_KEYS]);
    assert.deepEqual(person.required, ['name']);
    for (const key of REGISTRY_KEYS) assert.equal(schema.properties[key]?.description, keyMeaning(key));
    for (const key of PERSON_KEYS) assert.equal(person.properties[key]?.description, keyMeaning(key));
  });

  it('is contributed, ships, and is documented', () => {
    const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const [validation] = contributes.yamlValidation;
    assert.equal(validation.url, './schemas/speakers.schema.json');
    const setting = [contributes.configuration]
      .flat()
      .find(section => section.properties['chatlog.registry']);
    assert.equal(validation.fileMatch, setting.properties['chatlog.registry'].default);
    assert.match(readFileSync(join(root, '.vscodeignore'), 'utf8'), /^!schemas\/\*\.json$/m);
    const docs = readFileSync(join(root, 'docs/registry.md'), 'utf8');
    for (const key of [...REGISTRY_KEYS, ...PERSON_KEYS]) {
      assert.equal(docs.split(`| \`${key}\` |`).length, 3, `${key}, in both languages`);
    }
  });
});
