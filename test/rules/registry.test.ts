import assert from 'node:assert/strict';
import { registryFindings } from '../../server/src/document/registryFindings';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import type { RegistryView } from '../../server/src/rules/rule';
import { registryRuleLevels } from '../../server/src/rules/ruleLevels';
import { applyTo } from '../support/rules';

const NAMES = new Map([
  ['Kim Park', 12],
  ['Kim', 3],
  ['Kim Park-Acme', 0],
  ['Lee Chen', 2],
]);

const view = (text: string, names: RegistryView['names'] = NAMES): RegistryView => ({
  registry: parseRegistry(text),
  names,
});

/** The findings, each as its rule and the text of its range. */
function findings(text: string, names?: RegistryView['names']): string[] {
  return registryFindings(view(text, names), registryRuleLevels()).map(({ rule, range: { start, end } }) => {
    const lines = text.split('\n');
    assert.equal(start.line, end.line);
    return `${rule.id.replace('registry/', '')} ${lines[start.line]!.slice(start.character, end.character)}`;
  });
}

/** The text after the fix of the first finding, then after each of its suggestions. */
function fixed(text: string): (string | undefined)[] {
  const seen = view(text);
  const [finding] = registryFindings(seen, registryRuleLevels());
  assert.ok(finding);
  const fix = finding.rule.fix?.(seen, finding);
  const suggested = finding.rule.suggest?.(seen, finding) ?? [];
  return [fix && applyTo(text, fix.edits), ...suggested.map(({ edits }) => applyTo(text, edits))];
}

describe('findings of the registry', () => {
  it('are none where all is well', () => {
    for (const text of [
      '',
      'people: []\n',
      'people:\n- name: Kim Park\n  aliases: [Kim, Kim Park-Acme]\n  color: teal\n  role: sales\nme: Kim\ntheme: {}\n',
      'people:\n- name: Mrs Park\n  aliases: [Kim Park]\n',
      'different:\n- [Kim Park, Kim Parker]\n',
    ]) {
      assert.deepEqual(findings(text), [], text);
      assert.deepEqual(findings(text.replaceAll('\n', '\r\n')), []);
    }
  });

  it('can be set to other levels, or off', () => {
    const text = 'people:\n- name: Nobody\n';
    const [finding] = registryFindings(view(text), registryRuleLevels({ 'registry/unknown-name': 'error' }));
    assert.equal(finding?.severity, 'error');
    assert.deepEqual(
      registryFindings(view(text), registryRuleLevels({ 'registry/unknown-name': 'off' })),
      [],
    );
  });

  describe('registry/invalid', () => {
    it('reports YAML that does not parse, and nothing else of it', () => {
      assert.deepEqual(findings('people:\n- name: Nobody\n  aliases: [A, A\nme: Nobody'), ['invalid m']);
      assert.equal(findings('people:\n- name: "Kim\n').length, 1);
      assert.deepEqual(findings('people: []\npeople: []\n'), ['invalid people']);
    });
    it('reports one thing of one mistake', () => {
      assert.deepEqual(findings('people:\n- nam: Kim\n'), ['unknown-key nam']);
      assert.deepEqual(findings('people:\n- color: teal\n'), ['invalid color']);
      assert.deepEqual(findings('people:\n- aliases:\n    - A\n- Kim\n'), ['invalid aliases', 'invalid Kim']);
      assert.deepEqual(findings('people:\n  name: Kim\n  aliases:\n  - A\n'), ['invalid name: Kim']);
    });
    it('says what is expected', () => {
      const [finding] = registryFindings(view('people:\n- name: 12\n'), registryRuleLevels());
      assert.match(finding!.message, /^12 is not a value for "name": expected text, in quotes/);
    });
    it('quotes a plain value, and makes a list of a name', () => {
      assert.deepEqual(fixed('me: 12\n'), ['me: "12"\n']);
      assert.deepEqual(fixed('people:\n- name: Kim\n  aliases: Kim Park\n'), [
        'people:\n- name: Kim\n  aliases: [Kim Park]\n',
      ]);
      assert.deepEqual(fixed('me: [Kim]\n'), [undefined]);
      assert.deepEqual(fixed('people: Kim\n'), [undefined]);
    });
  });

  describe('registry/unknown-key', () => {
    it('reports near misses alone', () => {
      assert.deepEqual(
        findings('people:\n- name: Kim\n  Aliases: [x]\n  colour: red\n  url: x\n  node: x\n'),
        ['unknown-key Aliases', 'unknown-key colour'],
      );
      assert.deepEqual(findings('peopel: []\nMe: x\nwe: y\n'), ['unknown-key peopel', 'unknown-key Me']);
      assert.deepEqual(findings('people: []\npeoples: []\n'), []);
    });
    it('renames it', () => assert.deepEqual(fixed('differnt: []\n'), ['different: []\n']));
  });

  describe('registry/duplicate-name', () => {
    it('reports the later of two', () => {
      const text = 'people:\n- name: Kim\n  aliases: [Kim Park, Kim]\n- name: Kim Park\n- name: Lee Chen\n';
      assert.deepEqual(findings(text), ['duplicate-name Kim', 'duplicate-name Kim Park']);
    });
    it('removes an alias', () => {
      assert.deepEqual(fixed('people:\n- name: Kim\n  aliases: [Kim Park, Kim]\n'), [
        'people:\n- name: Kim\n  aliases: [Kim Park]\n',
      ]);
    });
    it('offers to make one person of two', () => {
      assert.deepEqual(fixed('people:\n- name: Kim\n- name: Lee Chen\n  aliases: [Kim]\n  note: x\n'), [
        'people:\n- name: Kim\n- name: Lee Chen\n  note: x\n',
        'people:\n- name: Kim\n  aliases: [Lee Chen]\n  note: x\n',
      ]);
      assert.deepEqual(fixed('people:\n- name: Kim\n- name: Kim\n  color: red\n'), [
        undefined,
        'people:\n- name: Kim\n  color: red\n',
      ]);
    });
  });

  describe('registry/unknown-name', () => {
    it('waits until all logs have been read', () => {
      const unread: RegistryView = { registry: parseRegistry('people:\n- name: Nobody\n'), names: undefined };
      assert.deepEqual(registryFindings(unread, registryRuleLevels()), []);
    });
    it('reports aliases, or the name if none of them is in a log', () => {
      assert.deepEqual(
        findings('people:\n- name: Kim\n  aliases: [Kimmy, Kim Park]\n- name: A\n  aliases: [B, C]\n'),
        ['unknown-name Kimmy', 'unknown-name A'],
      );
    });
    it('offers near names without an owner', () => {
      assert.deepEqual(fixed('people:\n- name: Lee Chne\n- name: Kim\n'), [
        undefined,
        'people:\n- name: Lee Chen\n- name: Kim\n',
      ]);
      assert.deepEqual(
        fixed('people:\n- name: Kim Par\n  aliases: []\n- name: Kim Park\n')[1],
        'people:\n- name: Kim\n  aliases: []\n- name: Kim Park\n',
      );
    });
  });

  describe('registry/unknown-me', () => {
    it('reports one who is not in the registry', () => {
      assert.deepEqual(findings('people:\n- name: Kim\nme: Kim Park\n'), ['unknown-me Kim Park']);
      assert.deepEqual(findings('people:\n- name: Kim\n  aliases: [Kim Park]\nme: Kim Park\n'), []);
    });
    it('offers the nearest, and to add the person', () => {
      assert.deepEqual(fixed('people:\n- name: Kim\nme: Kim Park\n'), [
        undefined,
        'people:\n- name: Kim\nme: Kim\n',
        'people:\n- name: Kim\n- name: Kim Park\nme: Kim Park\n',
      ]);
    });
  });

  describe('registry/invalid-color', () => {
    it('reports what CSS does not know', () => {
      assert.deepEqual(findings('people:\n- name: Kim\n  color: reddish\n'), ['invalid-color reddish']);
      assert.deepEqual(findings('people:\n- name: Kim\n  color: rgb(1 2 3)\n'), []);
    });
    it('adds a missing sign', () => {
      assert.deepEqual(fixed('people:\n- name: Kim\n  color: 3b82f6\n'), [
        'people:\n- name: Kim\n  color: "#3b82f6"\n',
      ]);
      assert.deepEqual(fixed('people:\n- name: Kim\n  color: reddish\n'), [undefined]);
    });
  });
});
