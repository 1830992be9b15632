import assert from 'node:assert/strict';
import { type RememberedImport, readImportMemory } from '../../../server/src/import/memory/importMemory';
import { withImports } from '../../../server/src/import/memory/memoryUpdate';

const ENTRY: RememberedImport = {
  conversation: '退款小组: "一"',
  format: 'wechat-weflow-json',
  from: '/tmp/导出/w1.json',
  to: '_posts',
  zone: 'UTC+8',
  media: 'copy',
  last: '2026-03-01',
  leftOut: [],
};

const add = (text: string | undefined, entry: Partial<RememberedImport>, hasAdded = true) =>
  withImports(text, [{ entry: { ...ENTRY, ...entry }, hasAdded }]);

describe('remembered imports', () => {
  it('are read as they were written', () => {
    const text = add(undefined, {})!;
    assert.deepEqual(readImportMemory(text), [ENTRY]);
    const both = add(text, { conversation: '2026' })!;
    assert.deepEqual(readImportMemory(both), [ENTRY, { ...ENTRY, conversation: '2026' }]);
  });

  it('stay as they are if nothing was added, and the last day does not go back', () => {
    const text = add(undefined, {})!;
    assert.equal(add(text, {}), text);
    assert.equal(add(text, { from: 'other.json' }, false), text);
    assert.deepEqual(readImportMemory(add(text, { from: 'other.json', last: '2026-02-01' })!), [
      { ...ENTRY, from: 'other.json' },
    ]);
  });

  it('get what was left out, each message once, also if nothing was added', () => {
    const [one, two] = ['2026-03-01 10:02:45 a1', '2026-03-02 10:02:45 b2'] as const;
    const text = add(undefined, { leftOut: [one] })!;
    assert.deepEqual(readImportMemory(text), [{ ...ENTRY, leftOut: [one] }]);
    assert.match(text, /\n {4}left-out:\n {6}- "?2026-03-01 10:02:45 a1"?\n$/);
    assert.equal(add(text, { leftOut: [one] }), text);
    const more = add(text, { from: 'other.json', leftOut: [two, one, one] }, false)!;
    assert.deepEqual(readImportMemory(more), [{ ...ENTRY, leftOut: [one, two, one] }]);
    const later = add(add(undefined, {})!, { last: '2026-03-09', leftOut: [two] })!;
    assert.deepEqual(readImportMemory(later), [{ ...ENTRY, last: '2026-03-09', leftOut: [two] }]);
    const flow = 'imports: [{conversation: Kim, format: qq-text, from: a, to: b}]\n';
    const kim = { conversation: 'Kim', format: 'qq-text', leftOut: [one] };
    assert.deepEqual(readImportMemory(add(flow, kim, false)!)?.[0]?.leftOut, [one]);
    assert.deepEqual(
      readImportMemory(add(add(flow, kim, false)!, { ...kim, leftOut: [two] }, false)!)?.[0]?.leftOut,
      [one, two],
    );
  });

  it('are of one conversation in whatever form, and of two applications', () => {
    const text = add(undefined, {})!;
    assert.equal(readImportMemory(add(text, { format: 'wechat-wda-json' })!)?.length, 1);
    assert.equal(readImportMemory(add(text, { format: 'qq-text' })!)?.length, 2);
  });

  it('keep comments, order and unknown keys, and days without quotes', () => {
    const text = `# mine
imports:
  - from: a.json # the phone
    note: weekly
    conversation: Kim
    to: .
    format: telegram-json
    last: 2026-03-01
other: 1
`;
    assert.deepEqual(readImportMemory(text)?.[0]?.last, '2026-03-01');
    const kim = { conversation: 'Kim', format: 'telegram-json', to: '.', from: 'b.json', last: '2026-03-09' };
    assert.equal(
      add(text, kim),
      text.replace('a.json', '"b.json"').replace('2026-03-01', '"2026-03-09"\n    zone: "UTC+8"'),
    );
  });

  it('are not written into a file of another form', () => {
    for (const text of [
      '- a',
      'imports: 1',
      'imports:\n  - conversation: Kim\n',
      'imports: [',
      'a: &x 1\nimports: *x',
    ]) {
      assert.equal(readImportMemory(text), undefined, text);
      assert.equal(add(text, {}), undefined, text);
    }
  });

  it('go into a file that is empty or has something else', () => {
    for (const text of ['', '# only this\n', 'imports:\n', 'imports: []\n', 'other: 1\n']) {
      const after = add(text, {});
      assert.deepEqual(readImportMemory(after ?? 'imports: ['), [ENTRY], text);
      assert.ok(after!.startsWith(text.replace(/imports:.*\n/, '')), text);
    }
  });
});
