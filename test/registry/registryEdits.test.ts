import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  addAlias,
  addDifferent,
  addPerson,
  mergeEntries,
  NEW_REGISTRY,
  removeAlias,
  renameInRegistry,
  setColor,
} from '../../server/src/registry/registryEdits';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import type { Edit } from '../../server/src/text/span';
import {
  anyName,
  type PlainPerson,
  type PlainRegistry,
  readPlain,
  registryText,
} from '../support/registryText';
import { runs } from '../support/runs';

function apply(text: string, edits: Edit[] | undefined): string {
  assert.ok(edits, `refused:\n${text}`);
  return TextDocument.applyEdits(TextDocument.create('file:///x', 'yaml', 1, text), edits);
}

const BLOCK = [
  '# Who is who',
  'people:',
  '  - name: Kim Park # first',
  '    aliases:',
  '      - Kim # short',
  '    color: teal',
  '',
  '  # second',
  "  - name: 'Lee Chen'",
  'me: Kim',
  '',
].join('\n');

describe('edits of the registry', () => {
  const cases: [string, (text: string) => Edit[] | undefined, string, string][] = [
    [
      'an alias in a block list',
      t => addAlias(t, 'Kim', 'K: P'),
      BLOCK,
      BLOCK.replace('# short\n', '# short\n      - "K: P"\n'),
    ],
    [
      'the first alias',
      t => addAlias(t, 'Lee Chen', 'Lee'),
      BLOCK,
      BLOCK.replace("Chen'\n", "Chen'\n    aliases: [Lee]\n"),
    ],
    [
      'an alias in brackets',
      t => addAlias(t, 'A', 'C'),
      'people:\n- {name: A, aliases: [B] } # x\n',
      'people:\n- {name: A, aliases: [B, C] } # x\n',
    ],
    [
      'an alias in brackets over several lines',
      t => addAlias(t, 'A', 'D'),
      'people:\n- name: A\n  aliases: [\n    B,\n    C, # c\n  ]\n',
      'people:\n- name: A\n  aliases: [\n    B,\n    C,\n    D, # c\n  ]\n',
    ],
    [
      'a new person with an alias',
      t => addAlias(t, 'Ann', 'Annie'),
      BLOCK,
      BLOCK.replace('\nme:', '\n  - name: Ann\n    aliases: [Annie]\nme:'),
    ],
    [
      'a person of an empty list',
      t => addPerson(t, { name: 'A', color: '#fff' }),
      'people: [] # none\nme: x',
      'people: # none\n  - name: A\n    color: "#fff"\nme: x',
    ],
    ['a person where there is nothing', t => addPerson(t, { name: 'A' }), '', 'people:\n  - name: A\n'],
    [
      'a person behind comments without a final line break',
      t => addPerson(t, { name: 'A' }),
      '# x',
      '# x\npeople:\n  - name: A\n',
    ],
    [
      'a person behind a byte order mark',
      t => addPerson(t, { name: 'A' }),
      '\ufeff',
      '\ufeffpeople:\n  - name: A\n',
    ],
    [
      'a person in a file with CRLF and without final line break',
      t => addPerson(t, { name: 'B' }),
      'people:\r\n- name: A',
      'people:\r\n- name: A\r\n- name: B',
    ],
    [
      'two people who are one',
      t => addAlias(t, 'Kim Park', 'Lee Chen'),
      BLOCK,
      BLOCK.replace('# short\n', '# short\n      - Lee Chen\n').replace("  - name: 'Lee Chen'\n", ''),
    ],
    [
      'a person who gets another main name',
      t => addAlias(t, 'Kim the First', 'Kim'),
      BLOCK,
      BLOCK.replace('name: Kim Park', 'name: Kim the First').replace(
        '# short\n',
        '# short\n      - Kim Park\n',
      ),
    ],
    [
      'people who differ',
      t => addDifferent(t, ['Kim', 'Lee']),
      BLOCK,
      `${BLOCK}different:\n  - [Kim, Lee]\n`,
    ],
    ['a color', t => setColor(t, 'Kim', 'red'), BLOCK, BLOCK.replace('teal', 'red')],
    [
      'a color that is taken away',
      t => setColor(t, 'Kim', undefined),
      BLOCK,
      BLOCK.replace('    color: teal\n', ''),
    ],
    [
      'a color behind the dash that is taken away',
      t => setColor(t, 'A', undefined),
      'people:\n- color: red # c\n  name: A\n',
      'people:\n- name: A\n',
    ],
    [
      'an alias that is taken away',
      t => removeAlias(t, { line: 4, character: 8 }),
      BLOCK,
      BLOCK.replace('    aliases:\n      - Kim # short\n', ''),
    ],
    [
      'a renaming',
      t => renameInRegistry(parseRegistry(t), 'Lee Chen', "L'ee"),
      BLOCK,
      BLOCK.replace("'Lee Chen'", "'L''ee'"),
    ],
    [
      'a renaming to an alias',
      t => renameInRegistry(parseRegistry(t), 'Kim Park', 'Kim'),
      BLOCK,
      BLOCK.replace('Kim Park', 'Kim').replace('    aliases:\n      - Kim # short\n', ''),
    ],
    [
      'a renaming to what was different',
      t => renameInRegistry(parseRegistry(t), 'A', 'B'),
      'me: A\ndifferent:\n  - [A, B]\n',
      'me: B\n',
    ],
    [
      'entries of the same name',
      t => mergeEntries(t, { line: 1, character: 8 }, { line: 2, character: 8 }),
      'people:\n- name: A\n- name: A\n  note: x\n',
      'people:\n- name: A\n  note: x\n',
    ],
  ];
  for (const [what, edit, before, after] of cases) {
    it(`${what}`, () => assert.equal(apply(before, edit(before)), after));
  }

  it('say nothing where all is as wanted', () => {
    assert.deepEqual(addAlias(BLOCK, 'Kim Park', 'Kim'), []);
    assert.deepEqual(addPerson(BLOCK, { name: 'Kim' }), []);
    assert.deepEqual(setColor(BLOCK, 'Nobody', undefined), []);
    assert.deepEqual(renameInRegistry(parseRegistry(BLOCK), 'Nobody', 'Ann'), []);
    assert.deepEqual(addDifferent('different: [[A, B, C]]', ['C', 'A']), []);
  });

  it('are refused where the YAML is broken or of a kind that they cannot keep', () => {
    for (const text of [
      'people: [',
      'people:\n- name: A\n name: B\n',
      'people: Kim',
      '- name: A',
      'people: &all\n- name: A\n',
      '? people\n: - name: A\n',
      '# x\n...\n',
      'people:\n-\tname: A\n',
    ]) {
      assert.equal(addAlias(text, 'A', 'New'), undefined, text);
    }
  });

  it('begin with a text that can be added to', () => {
    assert.deepEqual(readPlain(NEW_REGISTRY).people, []);
    const text = apply(NEW_REGISTRY, addAlias(NEW_REGISTRY, 'Kim Park', 'Kim'));
    assert.equal(text, NEW_REGISTRY.replace('people: []', 'people:\n  - name: Kim Park\n    aliases: [Kim]'));
  });

  describe('of any registry', () => {
    const people = (plain: PlainRegistry, name: string) =>
      plain.people.find(person => person.name === name || person.aliases.includes(name));

    const newPerson = (name: string, more: Partial<PlainPerson> = {}): PlainPerson => ({
      name,
      aliases: [],
      color: undefined,
      avatar: undefined,
      note: undefined,
      ...more,
    });

    /** Checks the result of an edit; `keepsComments` if it removes nothing that may have a comment beside it. */
    function check(
      edit: (text: string, a: string, b: string) => Edit[] | undefined,
      change: (plain: PlainRegistry, a: string, b: string) => boolean,
    ): void {
      fc.assert(
        fc.property(registryText, anyName, anyName, (text, a, b) => {
          const expected = readPlain(text);
          const keepsComments = change(expected, a, b);
          const after = apply(text, edit(text, a, b));
          assert.deepEqual(readPlain(after), expected);
          assert.deepEqual(apply(after, edit(after, a, b)), after, 'a second time changes nothing');
          if (text.includes('\r\n')) assert.doesNotMatch(after, /[^\r]\n/);
          else assert.ok(!after.includes('\r'));
          if (keepsComments) {
            assert.deepEqual(after.match(/# comment \d+/g), text.match(/# comment \d+/g));
            for (const part of ['---', '# Who is who', 'site: { theme: dark }', 'site_url: /x']) {
              assert.equal(after.split(part).length, text.split(part).length, part);
            }
          }
        }),
        { numRuns: runs(250) },
      );
    }

    it('addAlias', () =>
      check(addAlias, (plain, a, b) => {
        const person = people(plain, a);
        const other = people(plain, b);
        if (a === b) {
          if (person === undefined) plain.people.push(newPerson(a));
        } else if (person === undefined && other === undefined) {
          plain.people.push(newPerson(a, { aliases: [b] }));
        } else if (person === undefined) {
          other!.aliases.push(other!.name!);
          other!.name = a;
        } else if (other === undefined) {
          person.aliases.push(b);
        } else if (person !== other) {
          person.aliases.push(other.name!, ...other.aliases);
          person.color ??= other.color;
          person.avatar ??= other.avatar;
          person.note ??= other.note;
          plain.people.splice(plain.people.indexOf(other), 1);
          return false;
        }
        return true;
      }));

    it('addPerson', () =>
      check(
        (text, a, b) => addPerson(text, { name: a, aliases: [b], color: '#fff', note: b }),
        (plain, a, b) => {
          if (people(plain, a) === undefined)
            plain.people.push(newPerson(a, { aliases: [b], color: '#fff', note: b }));
          return true;
        },
      ));

    it('setColor', () =>
      check(
        (text, a) => setColor(text, a, 'rgb(1, 2, 3)'),
        (plain, a) => {
          const person = people(plain, a);
          if (person === undefined) plain.people.push(newPerson(a, { color: 'rgb(1, 2, 3)' }));
          else person.color = 'rgb(1, 2, 3)';
          return true;
        },
      ));

    it('setColor to none', () =>
      check(
        (text, a) => setColor(text, a, undefined),
        (plain, a) => {
          const person = people(plain, a);
          const had = person?.color !== undefined;
          if (person !== undefined) person.color = undefined;
          return !had;
        },
      ));

    it('addDifferent', () =>
      check(
        (text, a, b) => addDifferent(text, [a, b]),
        (plain, a, b) => {
          if (a !== b && !plain.different.some(group => group.includes(a) && group.includes(b)))
            plain.different.push([a, b]);
          return true;
        },
      ));

    it('renameInRegistry', () =>
      check(
        (text, a, b) => renameInRegistry(parseRegistry(text), a, b),
        (plain, a, b) => {
          if (a === b) return true;
          let keeps = true;
          const renamed = (name: string) => (name === a ? b : name);
          for (const person of plain.people) {
            const had = [person.name!, ...person.aliases];
            const isDouble = had.includes(a) && had.includes(b);
            if (person.name === a) person.name = b;
            else if (isDouble) person.aliases = person.aliases.filter(alias => alias !== a);
            if (isDouble && person.name === b) person.aliases = person.aliases.filter(alias => alias !== b);
            person.aliases = person.aliases.map(renamed);
            keeps &&= !isDouble;
          }
          if (plain.me !== undefined) plain.me = renamed(plain.me);
          plain.different = plain.different.flatMap(group => {
            if (!group.includes(a) || !group.includes(b)) return [group.map(renamed)];
            keeps = false;
            const rest = group.filter(name => name !== a);
            return rest.length < 2 ? [] : [rest];
          });
          return keeps;
        },
      ));
  });
});
