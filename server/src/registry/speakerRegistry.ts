import { LineOffsets } from '../text/lineOffsets';
import type { Range } from '../text/span';
import { readYamlTree, type YamlMap, type YamlNode } from '../yaml/yamlTree';

/** A text of the registry and its range, including quotes. */
export interface RegistryText {
  readonly text: string;
  readonly range: Range;
}

/**
 * An entry under `people`. A value that is missing or of the wrong type is absent here and has a problem that
 * says so.
 */
export interface RegistryPerson {
  readonly name: RegistryText | undefined;
  readonly aliases: readonly RegistryText[];
  readonly color: RegistryText | undefined;
  readonly avatar: RegistryText | undefined;
  readonly note: RegistryText | undefined;
  /** Where the person speaks, with the application in front: `wechat:wxid_1`. An import recognizes them by it. */
  readonly accounts: readonly RegistryText[];
  /** The whole entry, without the dash before it. */
  readonly range: Range;
}

/** All names of an entry, `name` first. */
export function namesOf({ name, aliases }: RegistryPerson): readonly RegistryText[] {
  return name === undefined ? aliases : [name, ...aliases];
}

/** The types of value that a place of a registry can expect. */
export type RegistryForm = 'registry' | 'people' | 'person' | 'name' | 'text' | 'texts' | 'groups';

/** An error in the structure of a registry. */
export interface RegistryProblem {
  /** YAML that does not parse, a value of another type than `expected`, or an unknown key. */
  readonly kind: 'yaml' | 'type' | 'unknown-key';
  /** In English, for logs and tests. The rule writes the message for the user from the other fields. */
  readonly message: string;
  readonly range: Range;
  /** For YAML that does not parse: the code of `YamlProblem`. */
  readonly code?: string;
  /** The unknown key, or the key whose value has the wrong type. */
  readonly key?: string;
  readonly expected?: RegistryForm;
  /** For an unknown key: the known keys that the mapping does not have. */
  readonly absent?: readonly string[];
}

/**
 * The speaker registry, `_data/speakers.yml`: which names each person has.
 *
 * ```yaml
 * people:
 *   - name: Kim Park
 *     aliases: [Kim, Kim Park-Acme]
 *     color: '#3b82f6'
 *     avatar: /img/kim.png
 *     note: Sales
 *     accounts: [wechat:wxid_kim]
 * me: Kim Park            # who `我` is
 * different:              # names that look alike and are not one person
 *   - [Kim Park, Kim Parker]
 * ```
 */
export interface SpeakerRegistry {
  /** The text that the registry was read from. */
  readonly text: string;
  readonly people: readonly RegistryPerson[];
  readonly me: RegistryText | undefined;
  readonly different: readonly (readonly RegistryText[])[];
  readonly problems: readonly RegistryProblem[];
}

/** The top-level keys, in the order in which they are written. */
export const REGISTRY_KEYS = ['people', 'me', 'different'] as const;

/** The keys of an entry under `people`. */
export const PERSON_KEYS = ['name', 'aliases', 'color', 'avatar', 'note', 'accounts'] as const;

export type RegistryKey = (typeof REGISTRY_KEYS)[number] | (typeof PERSON_KEYS)[number];

/**
 * Parses a registry. Never fails: what cannot be read becomes a problem. YAML that does not parse, for
 * example while it is being typed, gives the readable parts and only the YAML problems. A key without a value
 * counts as absent.
 */
export function parseRegistry(text: string): SpeakerRegistry {
  return new RegistryReader(text).read();
}

class RegistryReader {
  readonly #text: string;
  readonly #offsets: LineOffsets;
  readonly #problems: RegistryProblem[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#offsets = new LineOffsets(text);
  }

  read(): SpeakerRegistry {
    const { root, problems } = readYamlTree(this.#text);
    const values = this.#pairs(root, 'registry', REGISTRY_KEYS);
    const registry = {
      text: this.#text,
      people: this.#items(values.get('people'), 'people', 'people').map(item => this.#person(item)),
      me: this.#string(values.get('me'), 'text', 'me'),
      different: this.#items(values.get('different'), 'groups', 'different').map(group =>
        this.#strings(group, 'groups', 'different'),
      ),
    };
    const broken = problems.map(
      ({ code, message, start, end }): RegistryProblem => ({
        kind: 'yaml',
        code,
        message,
        range: this.#offsets.range(start, end),
      }),
    );
    return { ...registry, problems: broken.length > 0 ? broken : this.#problems };
  }

  #person(node: YamlNode): RegistryPerson {
    const values = this.#pairs(node, 'person', PERSON_KEYS);
    const written = values.get('name');
    if (node.kind === 'map' && (written === undefined || isEmpty(written))) {
      const at = node.pairs[0]?.key ?? node;
      this.#problem('name', 'name', at.start, at.end);
    }
    return {
      name: this.#string(written, 'text', 'name'),
      aliases: this.#strings(values.get('aliases'), 'texts', 'aliases'),
      color: this.#string(values.get('color'), 'text', 'color'),
      avatar: this.#string(values.get('avatar'), 'text', 'avatar'),
      note: this.#string(values.get('note'), 'text', 'note'),
      accounts: this.#strings(values.get('accounts'), 'texts', 'accounts'),
      range: this.#offsets.range(node.start, node.end),
    };
  }

  /** The values of a mapping's known keys. Reports unknown keys. */
  #pairs(
    node: YamlNode | undefined,
    expected: RegistryForm,
    known: readonly string[],
  ): Map<string, YamlNode> {
    const values = new Map<string, YamlNode>();
    if (node === undefined || isEmpty(node)) return values;
    if (node.kind !== 'map') {
      this.#problem(expected, undefined, node.start, node.end);
      return values;
    }
    for (const { name, value } of node.pairs) if (!values.has(name)) values.set(name, value);
    this.#reportUnknownKeys(node, known, new Set(values.keys()));
    return values;
  }

  #reportUnknownKeys({ pairs }: YamlMap, known: readonly string[], present: ReadonlySet<string>): void {
    for (const { key, name } of pairs) {
      if (known.includes(name)) continue;
      this.#problems.push({
        kind: 'unknown-key',
        message: `Unknown key ${name}`,
        range: this.#offsets.range(key.start, key.end),
        key: name,
        absent: known.filter(each => !present.has(each)),
      });
    }
  }

  #items(node: YamlNode | undefined, expected: RegistryForm, key: string): readonly YamlNode[] {
    if (node === undefined || isEmpty(node)) return [];
    if (node.kind === 'list') return node.items.filter(item => !isEmpty(item));
    this.#problem(expected, key, node.start, node.end);
    return [];
  }

  #strings(node: YamlNode | undefined, expected: RegistryForm, key: string): RegistryText[] {
    return this.#items(node, expected, key).flatMap(item => this.#string(item, 'text', key) ?? []);
  }

  #string(node: YamlNode | undefined, expected: RegistryForm, key: string): RegistryText | undefined {
    if (node === undefined || isEmpty(node)) return undefined;
    const { start, end } = node;
    if (node.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '') {
      return {
        text: node.value,
        range: this.#offsets.range(start, end),
      };
    }
    this.#problem(expected, key, start, end);
    return undefined;
  }

  #problem(expected: RegistryForm, key: string | undefined, start: number, end: number): void {
    this.#problems.push({
      kind: 'type',
      message: `Expected ${expected}${key === undefined ? '' : ` for ${key}`}`,
      range: this.#offsets.range(start, end),
      expected,
      ...(key !== undefined && { key }),
    });
  }
}

/** Whether there is no value, for example after a key that is being typed. */
function isEmpty(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
