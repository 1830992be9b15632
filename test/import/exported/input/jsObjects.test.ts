import assert from 'node:assert/strict';
import { jsObjects } from '../../../../server/src/import/exported/input/jsObjects';

const VARIABLE = /\bmessages\s*=\s*\[/;

function read(text: string, length = text.length): unknown[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += length) pieces.push(text.slice(at, at + length));
  // The objects have no prototype, so that no key of a file is one of ours.
  return Array.from(jsObjects(pieces, VARIABLE), ({ values, line, problem }) =>
    values === undefined ? `${line} ${problem}` : JSON.parse(JSON.stringify(values)),
  );
}

describe('the objects of an array in a script', () => {
  const text = `<script>
var other = [{ a: 1 }];
const messages = [
{ type: 1, text: 'it\\'s {x}]\\n"' }, {"b": [1, {"c": "]"}, -2.5e1, true], 'd': null},
{ e: \`f\`, },
];
g([{ h: 1 }]);`;
  const expected = [
    { type: 1, text: 'it\'s {x}]\n"' },
    { b: [1, { c: ']' }, -25, true], d: null },
    { e: 'f' },
  ];

  it('are read in JSON and in JavaScript, in pieces of any length', () => {
    for (let length = 1; length < 20; length++) assert.deepEqual(read(text, length), expected);
  });
  it('are reported with their line if they are broken, cut off or nested too deeply', () => {
    assert.deepEqual(read('messages = [\n{ a b },\n{ c: 1 },\n{ d: "'), ['2 syntax', { c: 1 }, '4 cut-off']);
    const deep = '{a:'.repeat(100_000);
    assert.deepEqual(read(`messages = [${deep}1${'}'.repeat(100_000)},{ b: 1 }]`), ['1 syntax', { b: 1 }]);
  });
  it('are none where no array begins', () => assert.deepEqual(read('const x = [{ a: 1 }]'), []));
});
