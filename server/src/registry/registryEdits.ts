import { comparePositions, type Edit, type Position } from '../text/span';
import { editYaml, type YamlEditor } from '../yaml/yamlEditor';
import { quoteWhereNeeded } from '../yaml/yamlString';
import type { YamlList, YamlMap, YamlNode, YamlPair, YamlScalar } from '../yaml/yamlTree';
import { PERSON_KEYS, type RegistryKey, type SpeakerRegistry } from './speakerRegistry';

/** A person to add to a registry. */
export interface NewPerson {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly color?: string;
  readonly avatar?: string;
  readonly note?: string;
  /** With the application in front: `wechat:wxid_1`. */
  readonly accounts?: readonly string[];
}

/**
 * The content of a new registry: the format, explained in a comment. The editor finds the schema by the file
 * name.
 */
export const NEW_REGISTRY = `# Who goes by which names in the chat logs.
#
# people:
#   - name: Kim Park                  # the name to show
#     aliases: [Kim, Kim Park-Acme]   # other names of the same person
#     color: "#3b82f6"                # or a name of CSS, rgb(), hsl()
#     avatar: /img/kim.png
#     note: Sales
#     accounts: [wechat:wxid_kim]     # where they speak; imports recognize them by it
# me: Kim Park                        # who 我 is
# different:                          # names that look alike and are not one person
#   - [Kim Park, Kim Parker]
people: []
`;

/**
 * Adds a person.
 *
 * @returns no edits when a person already has the name; `undefined` when the registry cannot be edited
 */
export function addPerson(text: string, person: NewPerson): Edit[] | undefined {
  return editYaml(text, (editor, root) => {
    if (personNamed(peopleIn(root), person.name) === undefined) insertPerson(editor, root, person);
  });
}

/**
 * Adds an alias to a person. The person is found by any of their names, and added if the registry does not
 * have them. If another person already has the alias, that person is merged into this one.
 *
 * @returns no edits when the person already has the alias; `undefined` when the registry cannot be edited
 */
export function addAlias(text: string, name: string, alias: string): Edit[] | undefined {
  return editYaml(text, (editor, root) => {
    const people = peopleIn(root);
    const person = personNamed(people, name);
    const other = personNamed(people, alias);
    if (name === alias) {
      if (person === undefined) insertPerson(editor, root, { name });
    } else if (person !== undefined && other === undefined) {
      insertTexts(editor, person, 'aliases', [alias]);
    } else if (person !== undefined && other !== undefined) {
      if (person !== other) mergePeople(editor, person, other);
    } else if (other !== undefined) {
      editor.replaceText(other.name, name);
      insertTexts(editor, other, 'aliases', [textOf(other.name)]);
    } else {
      insertPerson(editor, root, { name, aliases: [alias] });
    }
  });
}

/**
 * Adds people with accounts, or what is new about them: the person is the one who has an account, else the first name; further
 * names become aliases if no person has them.
 *
 * @returns no edits when all of it is known; `undefined` when the registry cannot be edited
 */
export function addAccounts(
  text: string,
  speakers: readonly { readonly account: string; readonly names: readonly string[] }[],
): Edit[] | undefined {
  return editYaml(text, (editor, root) => {
    const people = peopleIn(root);
    const byName = new Map(people.flatMap(person => textsOf(person).map(name => [name, person] as const)));
    const byAccount = new Map(
      people.flatMap(person => accountsOf(person).map(account => [account, person] as const)),
    );
    for (const { account, names } of speakers) {
      const person = byAccount.get(account) ?? byName.get(names[0]!);
      const free = names.filter(name => !byName.has(name));
      if (person === undefined) {
        const [name, ...aliases] = free;
        // Other people have all the names: the account would become theirs.
        if (name !== undefined) insertPerson(editor, root, { name, aliases, accounts: [account] });
      } else {
        insertTexts(editor, person, 'aliases', free);
        if (!byAccount.has(account)) insertTexts(editor, person, 'accounts', [account]);
      }
    }
  });
}

/**
 * Merges two entries, whatever their names are. The first entry gets what only the later one has.
 *
 * @param first where the name of the first entry is; `later` likewise
 * @returns `undefined` when no such entries exist, or the registry cannot be edited
 */
export function mergeEntries(text: string, first: Position, later: Position): Edit[] | undefined {
  return editYaml(text, (editor, root) => {
    const at = (position: Position) => {
      const offset = editor.offsets.offset(position);
      return peopleIn(root).find(({ node }) => node.start <= offset && offset <= node.end);
    };
    const [person, other] = [at(first), at(later)];
    if (person === undefined || other === undefined || person === other) return editor.refuse();
    mergePeople(editor, person, other);
  });
}

/**
 * Records that names belong to different people, although they look alike.
 *
 * @returns no edits when that is already recorded; `undefined` when the registry cannot be edited
 */
export function addDifferent(text: string, names: readonly string[]): Edit[] | undefined {
  if (new Set(names).size < 2) return [];
  return editYaml(text, (editor, root) => {
    const pair = root?.kind === 'map' ? pairOf(root, 'different') : undefined;
    const groups = pair?.value.kind === 'list' ? pair.value.items : [];
    const isThere = groups.some(group => {
      const there = group.kind === 'list' ? group.items.filter(isText).map(textOf) : [];
      return names.every(name => there.includes(name));
    });
    const group = flowList(names);
    if (!isThere) addToList(editor, root, 'different', { block: [`- ${group}`], flow: group });
  });
}

/**
 * Sets the color of a person, or removes it when `color` is `undefined`. The person is found by any of their
 * names, and added if the registry does not have them.
 *
 * @returns `undefined` when the registry cannot be edited
 */
export function setColor(text: string, name: string, color: string | undefined): Edit[] | undefined {
  return editYaml(text, (editor, root) => {
    const person = personNamed(peopleIn(root), name);
    if (person === undefined) {
      if (color !== undefined) insertPerson(editor, root, { name, color });
      return;
    }
    const pair = pairOf(person.node, 'color');
    if (color === undefined) {
      if (pair !== undefined) editor.removePair(person.node, pair);
    } else if (pair !== undefined) {
      editor.setText(pair, color);
    } else {
      const after = pairOf(person.node, 'aliases') ?? pairOf(person.node, 'name');
      editor.addPair(person.node, after, 'color', quoteWhereNeeded(color));
    }
  });
}

/**
 * Replaces a name everywhere: as name, as alias, in `me` and in `different`. If the same person already has
 * the new name as an alias, one of the two is removed.
 *
 * @param owner the name of a person who uses the old name without having it in the registry (as `我`, by way
 * of `me`); the person gets the new name as an alias
 * @returns no edits when the old name does not occur; `undefined` when the registry cannot be edited
 */
export function renameInRegistry(
  registry: SpeakerRegistry,
  oldName: string,
  newName: string,
  owner?: string,
): Edit[] | undefined {
  if (oldName === newName) return [];
  return editYaml(registry.text, (editor, root) => {
    const rename = (node: YamlNode) => {
      if (isText(node) && node.value === oldName) editor.replaceText(node, newName);
    };
    for (const person of peopleIn(root)) {
      const { name, aliases, list, node } = person;
      const superfluous =
        textOf(name) === oldName
          ? newName
          : textOf(name) === newName || has(aliases, newName)
            ? oldName
            : undefined;
      rename(name);
      const isLast = list !== undefined && list.items.length === 1;
      for (const alias of aliases) {
        if (textOf(alias) !== superfluous) rename(alias);
        else if (isLast) editor.removePair(node, pairOf(node, 'aliases')!);
        else editor.removeItem(list!, alias);
      }
      const names = [name, ...aliases];
      if (owner !== undefined && has(names, owner) && !has(names, oldName) && !has(names, newName))
        insertTexts(editor, person, 'aliases', [newName]);
    }
    if (root?.kind !== 'map') return;
    const me = pairOf(root, 'me');
    if (me !== undefined) rename(me.value);
    renameDifferent(editor, root, oldName, newName);
  });
}

/**
 * Renames in `different`. A group must not contain a name twice: if it has the new name, the old one is
 * removed.
 */
function renameDifferent(editor: YamlEditor, root: YamlMap, oldName: string, newName: string): void {
  const different = pairOf(root, 'different');
  if (different?.value.kind !== 'list') return;
  const groups = different.value;
  let left = groups.items.length;
  for (const group of groups.items) {
    if (group.kind !== 'list') continue;
    const names = group.items.filter(isText);
    const isDouble = has(names, newName);
    for (const item of names.filter(name => textOf(name) === oldName)) {
      if (!isDouble) editor.replaceText(item, newName);
      else if (group.items.length > 2) editor.removeItem(group, item);
      else if (--left > 0) editor.removeItem(groups, group);
      else editor.removePair(root, different);
    }
  }
}

/**
 * Removes an alias from its list. Removes the list with its only alias.
 *
 * @param at where the alias begins
 * @returns `undefined` when no alias begins there, or the registry cannot be edited
 */
export function removeAlias(text: string, at: Position): Edit[] | undefined {
  return editYaml(text, (editor, root) => {
    for (const { node, list } of peopleIn(root)) {
      const alias = list?.items.find(item => comparePositions(editor.offsets.position(item.start), at) === 0);
      if (list === undefined || alias === undefined) continue;
      if (list.items.length > 1) editor.removeItem(list, alias);
      else editor.removePair(node, pairOf(node, 'aliases')!);
      return;
    }
    editor.refuse();
  });
}

type TextNode = YamlScalar & { readonly value: string };

/** An entry under `people` that has a name. */
interface PersonEntry {
  readonly node: YamlMap;
  /** The list that contains the entry. */
  readonly people: YamlList;
  readonly name: TextNode;
  readonly list: YamlList | undefined;
  /** The texts in `list`. */
  readonly aliases: readonly TextNode[];
}

function peopleIn(root: YamlNode | undefined): PersonEntry[] {
  const people = root?.kind === 'map' ? pairOf(root, 'people')?.value : undefined;
  if (people?.kind !== 'list') return [];
  return people.items.flatMap(node => {
    const name = node.kind === 'map' ? pairOf(node, 'name')?.value : undefined;
    if (node.kind !== 'map' || name === undefined || !isText(name)) return [];
    const value = pairOf(node, 'aliases')?.value;
    const list = value?.kind === 'list' ? value : undefined;
    return [{ node, people, name, list, aliases: list?.items.filter(isText) ?? [] }];
  });
}

function textsOf({ name, aliases }: PersonEntry): string[] {
  return [name, ...aliases].map(textOf);
}

function accountsOf({ node }: PersonEntry): string[] {
  const value = pairOf(node, 'accounts')?.value;
  return value?.kind === 'list' ? value.items.filter(isText).map(textOf) : [];
}

function newAccounts(person: PersonEntry, other: PersonEntry): string[] {
  const known = accountsOf(person);
  return accountsOf(other).filter(account => !known.includes(account));
}

function personNamed(people: readonly PersonEntry[], name: string): PersonEntry | undefined {
  return people.find(person => has([person.name, ...person.aliases], name));
}

function has(nodes: readonly TextNode[], name: string): boolean {
  return nodes.some(node => node.value === name);
}

function isText(node: YamlNode): node is TextNode {
  return node.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '';
}

function textOf(node: TextNode): string {
  return node.value;
}

function pairOf({ pairs }: YamlMap, key: RegistryKey): YamlPair | undefined {
  return pairs.find(({ name }) => name === key);
}

function flowList(texts: readonly string[]): string {
  return `[${texts.map(quoteWhereNeeded).join(', ')}]`;
}

function insertPerson(editor: YamlEditor, root: YamlNode | undefined, person: NewPerson): void {
  const fields = PERSON_KEYS.flatMap(key => {
    const value = person[key];
    if (value === undefined || value.length === 0) return [];
    return [`${key}: ${typeof value === 'string' ? quoteWhereNeeded(value) : flowList(value)}`];
  });
  addToList(editor, root, 'people', {
    block: fields.map((field, i) => (i === 0 ? '- ' : '  ') + field),
    flow: `{${fields.join(', ')}}`,
  });
}

/** Adds an item to a top-level list. Adds the list if it does not exist. */
function addToList(
  editor: YamlEditor,
  root: YamlNode | undefined,
  key: RegistryKey,
  item: { readonly block: readonly string[]; readonly flow: string },
): void {
  const lines = item.block.map(line => `  ${line}`);
  if (root === undefined || (root.kind === 'scalar' && root.value === null && root.start === root.end)) {
    editor.appendLines([`${key}:`, ...lines]);
    return;
  }
  if (root.kind !== 'map') editor.refuse();
  const pair = pairOf(root, key);
  if (pair === undefined) {
    if (root.isFlow) editor.addPair(root, root.pairs.at(-1), key, `[${item.flow}]`);
    else editor.addPair(root, root.pairs.at(-1), key, '', lines);
    return;
  }
  const { value } = pair;
  if (value.kind === 'list' && value.items.length > 0) {
    const last = value.items.at(-1)!;
    // After `- {name: Kim}`, write the new item in the same style.
    const isCompact = last.kind === 'map' && last.isFlow;
    editor.addItems(value, [isCompact ? { ...item, block: [`- ${item.flow}`] } : item]);
  } else if (root.isFlow || (value.kind === 'list' && !editor.isBlankList(value))) {
    if (value.kind === 'list') editor.addItems(value, [item]);
    else editor.setValue(pair, `[${item.flow}]`);
  } else {
    editor.setBlockList(root, pair, lines);
  }
}

function insertTexts(
  editor: YamlEditor,
  person: PersonEntry,
  key: 'aliases' | 'accounts',
  texts: readonly string[],
): void {
  const { node } = person;
  const pair = pairOf(node, key);
  if (texts.length === 0) return;
  const after = key === 'aliases' ? pairOf(node, 'name') : node.pairs.at(-1);
  if (pair === undefined) editor.addPair(node, after, key, flowList(texts));
  else if (pair.value.kind === 'list') {
    const sources = texts.map(quoteWhereNeeded);
    editor.addItems(
      pair.value,
      sources.map(source => ({ block: [`- ${source}`], flow: source })),
    );
  } else editor.setValue(pair, flowList(texts));
}

/** Merges a person into another, who keeps their own value when both have one. */
function mergePeople(editor: YamlEditor, person: PersonEntry, other: PersonEntry): void {
  const known = [person.name, ...person.aliases];
  const names = new Set([other.name, ...other.aliases].filter(node => !has(known, textOf(node))).map(textOf));
  insertTexts(editor, person, 'aliases', [...names]);
  for (const { name, key, value } of other.node.pairs) {
    if (name === 'aliases') continue;
    if (person.node.pairs.some(each => each.name === name)) {
      if (name === 'accounts') insertTexts(editor, person, 'accounts', newAccounts(person, other));
      continue;
    }
    const source = isText(value) ? quoteWhereNeeded(value.value) : editor.text.slice(value.start, value.end);
    if (/[\r\n]/.test(source)) editor.refuse();
    const keySource = editor.text.slice(key.start, key.end);
    editor.addPair(person.node, person.node.pairs.at(-1), keySource, source);
  }
  editor.removeItem(other.people, other.node);
}
