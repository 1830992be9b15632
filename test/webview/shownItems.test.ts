import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { ShownItems } from '../../client/webview/shared/shownItems';

/** What a list shows: messages as numbers, and lines as the numbers of the messages that they stand for. */
function shown(items: ShownItems): (number | number[])[] {
  return Array.from({ length: items.count }, (_, item) => {
    const { message, count } = items.at(item);
    return count === undefined ? message : Array.from({ length: count }, (_, i) => message + i);
  });
}

/** The same, from a flag for each message. */
function expected(flags: readonly boolean[]): (number | number[])[] {
  const list: (number | number[])[] = [];
  flags.forEach((isShown, index) => {
    const last = list.at(-1);
    if (isShown) list.push(index);
    else if (Array.isArray(last)) last.push(index);
    else list.push([index]);
  });
  return list;
}

function pairs(flags: readonly boolean[]): number[] {
  return flags.flatMap((isShown, index) => (isShown ? [index, 1] : []));
}

describe('The items of a list with a filter', () => {
  it('are the shown messages, and lines for the others; each message has its item', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), flags => {
        const items = new ShownItems();
        items.resize(flags.length);
        items.setShown(pairs(flags));
        assert.deepEqual(shown(items), expected(flags));
        for (const index of flags.keys()) {
          const { message, count = 1 } = items.at(items.itemOf(index));
          assert.ok(index >= message && index < message + count);
        }
      }),
    );
  });

  it('stay those of their messages after edits, and show what is new', () => {
    const edit = fc.record({ first: fc.nat(20), removed: fc.nat(5), inserted: fc.nat(5) });
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 20 }),
        fc.array(edit, { maxLength: 5 }),
        (start, edits) => {
          let flags = start;
          const items = new ShownItems();
          items.resize(flags.length);
          items.setShown(pairs(flags));
          for (const { first: wanted, removed: most, inserted } of edits) {
            const first = Math.min(wanted, flags.length);
            const removed = Math.min(most, flags.length - first);
            flags = [
              ...flags.slice(0, first),
              ...Array<boolean>(inserted).fill(true),
              ...flags.slice(first + removed),
            ];
            items.splice(first, removed, inserted);
          }
          assert.deepEqual(shown(items), expected(flags));
        },
      ),
    );
  });

  it('are shown when their line is opened', () => {
    const items = new ShownItems();
    items.resize(9);
    items.setShown([2, 2, 6, 1]);
    items.open(3);
    assert.deepEqual(shown(items), [[0, 1], 2, 3, 4, 5, 6, [7, 8]]);
    assert.deepEqual([...items.within(1, 8)], [[2, 7]]);
    items.setShown(undefined);
    assert.equal(items.count, 9);
  });
});
