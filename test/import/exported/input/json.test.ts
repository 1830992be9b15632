import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExportError } from '../../../../server/src/import/exported/exportFile';
import { jsonValues } from '../../../../server/src/import/exported/input/json';
import { parseLeniently } from '../../../../server/src/import/exported/input/jsonValue';
import { MAX_ITEM_LENGTH } from '../../../../server/src/import/exported/readItem';
import { runs } from '../../../support/runs';

const isMessage = (path: string) => path === 'messages[]';

function values(text: string, pieceLength = text.length + 1): string[] {
  return [...jsonValues(inPieces(text, pieceLength), isMessage)].map(({ path, value, line, problem }) =>
    problem === undefined ? `${line} ${path} ${JSON.stringify(value)}` : `${line} ${path} ! ${problem}`,
  );
}

function* inPieces(text: string, length: number): Iterable<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

describe('values of a JSON text', () => {
  const check = (title: string, text: string, expected: readonly string[]) =>
    it(title, () => {
      assert.deepEqual(values(text), expected);
      for (const length of [1, 2, 3, 5]) assert.deepEqual(values(text, length), expected);
    });

  check('scalars and items', '{"name":"a]}","n":1,"messages":[{"x":["}"]},{}],"end":null}', [
    '1 name "a]}"',
    '1 n 1',
    '1 messages[] {"x":["}"]}',
    '1 messages[] {}',
    '1 end null',
  ]);
  check('lines of values', '{"a":1}\n{"a":-2.5e3}\r\n[true]', ['1 a 1', '2 a -2500', '3 [] true']);
  check('escapes', '{"a":"\\"\\\\","messages":[{"b\\"{":"\\\\"}]}', [
    '1 a "\\"\\\\"',
    '1 messages[] {"b\\"{":"\\\\"}',
  ]);
  check('what is not JSON, and the items after it', '{"messages":[\n{"a":oops},\n{"a":1}]}', [
    '2 messages[] ! syntax',
    '3 messages[] {"a":1}',
  ]);
  check('items without commas, and other values between them', '{"messages":[{"a":1} {"a":2},3,{"a":4}]}', [
    '1 messages[] {"a":1}',
    '1 messages[] {"a":2}',
    '1 messages[] 3',
    '1 messages[] {"a":4}',
  ]);
  check('items of several lists', '{"messages":[{"a":1}],"messages":[{"a":2},{"a":"\\"}"}]}', [
    '1 messages[] {"a":1}',
    '1 messages[] {"a":2}',
    '1 messages[] {"a":"\\"}"}',
  ]);
  check('a text that ends in an item', '{"messages":[{"a":1},\n{"a":"', [
    '1 messages[] {"a":1}',
    '2 messages[] ! cut-off',
  ]);
  check('a text that ends between items', '{"messages":[{"a":1},', ['1 messages[] {"a":1}', '1  ! cut-off']);

  it('of any JSON are the same as JSON.parse gives, in any pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.nat({ max: 20 }), (messages, length) => {
        const items = messages.map(message => ({ message }));
        const text = JSON.stringify({ messages: items }, undefined, length % 3);
        const found = [...jsonValues(inPieces(text, length + 1), isMessage)].map(({ value }) => value);
        assert.deepEqual(found, JSON.parse(text).messages);
      }),
      { numRuns: runs(200) },
    );
  });

  it('have their lines, however they are laid out', () => {
    const laidOut = (items: readonly string[]) => `{\n "messages": [\n${items.join(',\n')}\n ]\n}`;
    const item = (text: string) => `  {\n   "a": ${text}\n  }`;
    const linesOf = (text: string) =>
      [...jsonValues([text], isMessage)].map(
        ({ line, value, problem }) => `${line} ${problem ?? JSON.stringify(value)}`,
      );
    assert.deepEqual(linesOf(laidOut([item('1'), item('[\n    2\n   ]'), '  {"a":3}', item('4')])), [
      '3 {"a":1}',
      '6 {"a":[2]}',
      '11 {"a":3}',
      '12 {"a":4}',
    ]);
    assert.deepEqual(linesOf(laidOut([item('1'), item('x'), item('{\n  }'), item('"\n  }"'), item('5')])), [
      '3 {"a":1}',
      '6 syntax',
      '9 {"a":{}}',
      '13 {"a":"\\n  }"}',
      '16 {"a":5}',
    ]);
  });

  it('of any layout take linear time', () => {
    const count = 200_000;
    for (const item of ['  {"a": 1}', '  {\n   "a": "\\x0B"\n  }', '  {\n  "a": {"b": 1\n   }}']) {
      let found = 0;
      const text = `{"messages": [\n${`${item},\n`.repeat(count - 1)}${item}\n]}`;
      for (const { value } of jsonValues([text], isMessage)) if (value !== undefined) found++;
      assert.equal(found, count);
    }
  });

  it('have a limit of depth around items, and none inside', () => {
    assert.throws(() => values('['.repeat(100_000)), ExportError);
    const found: unknown[] = [];
    assert.throws(() => {
      for (const { value } of jsonValues([`{"messages":[{"a":1}],"b":${'['.repeat(1_000)}`], isMessage)) {
        found.push(value);
      }
    }, ExportError);
    assert.deepEqual(found, [{ a: 1 }]);
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const lastOf = (text: string) => [...jsonValues([text], isMessage)].at(-1)?.value;
    assert.deepEqual(lastOf(`{"messages":[${deep},{"a":1}]}`), { a: 1 });
  });

  it('have a limit of length, and reading goes on after it', () => {
    const long = 'x'.repeat(MAX_ITEM_LENGTH);
    assert.deepEqual(values(`{"messages":[{"a":"${long}"},{"a":1}]}`, 1 << 16), [
      '1 messages[] ! too-long',
      '1 messages[] {"a":1}',
    ]);
  });
});

describe('JSON as programs write it', () => {
  const check = (text: string, expected: unknown) =>
    it(text, () => assert.deepEqual(parseLeniently(text), expected));
  check('"a\\x0Bb\\x41"', { value: 'a\u000bbA' });
  check('"\\\\x0B"', { value: '\\x0B' });
  check('"a\tb\nc"', { value: 'a\tb\nc' });
  check('[1,{"a":",}"},]', { value: [1, { a: ',}' }] });
  check('"\\u00e9\\uZZ\\q"', { value: 'éuZZq' });
  check('{a:1}', undefined);
});
