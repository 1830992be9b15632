import * as assert from 'node:assert/strict';
import { type Dict, type Name, type Pdf, Ref, textString, type Value } from './pdf';

export interface PdfBookmark {
  readonly title: string;
  readonly depth: number;
  /** The page that it leads to, from 0. */
  readonly page: number;
}

/** The bookmarks of a PDF in their order, with all their links checked. */
export function bookmarksOf(pdf: Pdf): PdfBookmark[] {
  const pages = [...pdf.pageObjects.keys()];
  const found: PdfBookmark[] = [];
  /** @returns how many there are below a parent */
  const visit = (parent: Ref, depth: number): number => {
    const node = dictOf(pdf, parent);
    let count = 0;
    let before: Ref | undefined;
    for (let ref = node.get('First') as Ref | undefined; ref !== undefined; ) {
      const item = dictOf(pdf, ref);
      assert.equal((item.get('Parent') as Ref).id, parent.id);
      assert.equal((item.get('Prev') as Ref | undefined)?.id, before?.id);
      const [target] = item.get('Dest') as [Ref];
      found.push({
        title: textString(item.get('Title') as string),
        depth,
        page: pages.indexOf(target.id),
      });
      count += 1 + visit(ref, depth + 1);
      before = ref;
      ref = item.get('Next') as Ref | undefined;
    }
    assert.equal((node.get('Last') as Ref | undefined)?.id, before?.id);
    assert.equal(node.get('Count') ?? 0, count);
    return count;
  };
  visit(pdf.catalog.get('Outlines') as Ref, 0);
  return found;
}

/** Checks that nothing in a PDF runs, opens or loads anything, but links to the web and to mail. */
export function checkInert(pdf: Pdf): void {
  const active =
    /^(?:JavaScript|JS|Launch|OpenAction|AA|SubmitForm|ImportData|EmbeddedFiles?|Filespec|GoToR|GoToE|RichMedia|AcroForm|XFA|Rendition|Movie|Sound)$/;
  assert.deepEqual(
    [...pdf.names].filter(name => active.test(name)),
    [],
  );
  for (const each of pdf.addresses) assert.match(each, /^(?:https?|mailto):/);
}

/** What stands for no content of its own. */
const GROUPS = new Set(['Document', 'Art', 'Sect', 'Div', 'NonStruct', 'Part']);

/**
 * The roles of all elements that a screen reader hears, in their order. Checks that pages and links find their elements, and that elements
 * find others by their names.
 */
export function rolesOf(pdf: Pdf): string[] {
  const root = dictOf(pdf, pdf.catalog.get('StructTreeRoot') as Ref);
  const roles: string[] = [];
  const ids = new Map<string, number>();
  const visit = (value: Value | undefined, parent: Ref): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, parent);
    if (!(value instanceof Ref)) return;
    const element = dictOf(pdf, value);
    assert.equal((element.get('P') as Ref).id, parent.id);
    const role = (element.get('S') as Name).name;
    if (!GROUPS.has(role)) roles.push(role);
    const id = element.get('ID');
    if (typeof id === 'string') {
      assert.ok(!ids.has(id), `${id} is the name of one element`);
      ids.set(id, value.id);
    }
    visit(element.get('K'), value);
  };
  visit(root.get('K'), pdf.catalog.get('StructTreeRoot') as Ref);

  const names = ids.size === 0 ? [] : entriesOf(pdf, root.get('IDTree'), 'Names');
  assert.deepEqual(new Map(names.map(([name, ref]) => [name, (ref as Ref).id])), ids);
  const parents = new Map(entriesOf(pdf, root.get('ParentTree'), 'Nums'));
  for (const [number, page] of pdf.pageObjects) {
    const elements = pdf.get(parents.get(page.get('StructParents')!)) as Value[];
    for (const element of elements) assert.equal((dictOf(pdf, element).get('Pg') as Ref).id, number);
    for (const link of (pdf.get(page.get('Annots')) ?? []) as Value[]) {
      const element = dictOf(pdf, parents.get(dictOf(pdf, link).get('StructParent')!)!);
      assert.equal((element.get('S') as Name).name, 'Link');
    }
  }
  return roles;
}

/** The entries of a tree of names or numbers, whose parts are within their limits and in order. */
function entriesOf(pdf: Pdf, ref: Value | undefined, key: 'Names' | 'Nums'): [Value, Value][] {
  const node = dictOf(pdf, ref!);
  const kids = (node.get('Kids') ?? []) as Value[];
  const own = (node.get(key) ?? []) as Value[];
  const entries = [
    ...kids.flatMap(kid => entriesOf(pdf, kid, key)),
    ...Array.from({ length: own.length / 2 }, (_, i): [Value, Value] => [own[2 * i]!, own[2 * i + 1]!]),
  ];
  const keys = entries.map(([each]) => each as string | number);
  for (let i = 1; i < keys.length; i++) assert.ok(keys[i - 1]! < keys[i]!, 'keys are in order');
  const limits = node.get('Limits') as Value[] | undefined;
  if (limits !== undefined) assert.ok(limits[0]! <= keys[0]! && limits[1]! >= keys.at(-1)!);
  return entries;
}

function dictOf(pdf: Pdf, ref: Value): { get(key: string): Value | undefined } {
  const dict = pdf.get(ref) as Dict;
  assert.ok(dict instanceof Map);
  return dict;
}
