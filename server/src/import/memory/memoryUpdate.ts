import { applyEdits } from '../../text/pieces';
import { editYaml, type YamlEditor } from '../../yaml/yamlEditor';
import { quoteWhereNeeded } from '../../yaml/yamlString';
import { MAX_YAML_LENGTH, type YamlMap, type YamlNode } from '../../yaml/yamlTree';
import {
  entriesIn,
  IMPORT_KEYS,
  importKey,
  importsIn,
  LEFT_OUT,
  leftOutIn,
  type RememberedImport,
  readEntry,
} from './importMemory';
import { withoutMarks } from './leftOut';

/** An import to remember. */
export interface NewImport {
  readonly entry: RememberedImport;
  /** Whether it added messages. If it did not, an entry that is there gets no more than what was left out. */
  readonly hasAdded: boolean;
}

const NEW_MEMORY = `# What was imported, one entry for each conversation. "Import Again" and "chatlog import --again" repeat it.
# from: the export, and the folder in which a newer one is looked for. to: the folder of the logs.
# left-out: messages that are not offered again, by day, time and a hash.
imports: []
`;

/**
 * The file with imports; comments and the order stay.
 *
 * @param text the file; `undefined` makes a new one
 * @returns the same text if nothing changes; `undefined` if the file cannot be edited
 */
export function withImports(text: string | undefined, imports: readonly NewImport[]): string | undefined {
  if (imports.length === 0) return text ?? '';
  const before = text ?? NEW_MEMORY;
  const edits = editYaml(before, (editor, root) => {
    const nodes = entriesIn(root);
    if (nodes === undefined) return editor.refuse();
    const known = new Map<string, { node: YamlMap; entry: RememberedImport }>();
    for (const node of nodes) {
      const entry = readEntry(node, before);
      if (entry === undefined || node.kind !== 'map') return editor.refuse();
      known.set(importKey(entry), { node, entry });
    }
    const added: RememberedImport[] = [];
    for (const { entry, hasAdded } of imports) {
      const there = known.get(importKey(entry));
      if (there === undefined) added.push(entry);
      else {
        if (hasAdded) update(editor, there.node, there.entry, entry);
        addLeftOut(editor, there.node, withoutMarks(entry.leftOut, there.entry.leftOut));
      }
    }
    if (added.length > 0) append(editor, root, added);
  });
  const after = edits && applyEdits(before, edits);
  return after !== undefined && after.length <= MAX_YAML_LENGTH ? after : undefined;
}

function update(editor: YamlEditor, node: YamlMap, old: RememberedImport, entry: RememberedImport): void {
  for (const key of IMPORT_KEYS) {
    const value = entry[key];
    // An older export doesn't take the last day back.
    if (value === undefined || value === old[key] || (key === 'last' && value < (old.last ?? ''))) continue;
    const pair = node.pairs.find(({ name }) => name === key);
    if (pair === undefined) editor.addPair(node, node.pairs.at(-1), key, quoteWhereNeeded(value));
    else editor.setText(pair, value);
  }
}

function addLeftOut(editor: YamlEditor, node: YamlMap, marks: readonly string[]): void {
  if (marks.length === 0) return;
  const quoted = marks.map(quoteWhereNeeded);
  const lines = quoted.map(mark => `  - ${mark}`);
  const pair = leftOutIn(node);
  if (pair === undefined && node.isFlow)
    editor.addPair(node, node.pairs.at(-1), LEFT_OUT, `[${quoted.join(', ')}]`);
  else if (pair === undefined) editor.addPair(node, node.pairs.at(-1), LEFT_OUT, '', lines);
  else if (pair.value.kind === 'list' && (pair.value.isFlow || pair.value.items.length > 0))
    editor.addItems(
      pair.value,
      quoted.map(mark => ({ block: [`- ${mark}`], flow: mark })),
    );
  else editor.setBlockList(node, pair, lines);
}

function append(editor: YamlEditor, root: YamlNode | undefined, added: readonly RememberedImport[]): void {
  const items = added.map(entry => {
    const fields = IMPORT_KEYS.flatMap(key => {
      const value = entry[key];
      return value === undefined ? [] : [`${key}: ${quoteWhereNeeded(value)}`];
    });
    const marks = entry.leftOut.map(quoteWhereNeeded);
    const list = marks.length === 0 ? [] : [`  ${LEFT_OUT}:`, ...marks.map(mark => `    - ${mark}`)];
    const flowList = marks.length === 0 ? [] : [`${LEFT_OUT}: [${marks.join(', ')}]`];
    return {
      block: [...fields.map((field, at) => (at === 0 ? '- ' : '  ') + field), ...list],
      flow: `{${[...fields, ...flowList].join(', ')}}`,
    };
  });
  const lines = items.flatMap(({ block }) => block.map(line => `  ${line}`));
  if (root === undefined) {
    editor.appendLines(['imports:', ...lines]);
    return;
  }
  if (root.kind !== 'map') editor.refuse();
  const pair = importsIn(root);
  if (pair === undefined) editor.addPair(root, root.pairs.at(-1), 'imports', '', lines);
  else if (pair.value.kind === 'list' && pair.value.items.length > 0) editor.addItems(pair.value, items);
  else editor.setBlockList(root, pair, lines);
}
