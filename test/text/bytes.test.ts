import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteReader } from '../../server/src/text/byteReader';
import { ByteWriter } from '../../server/src/text/byteWriter';
import { runs } from '../support/runs';

describe('bytes', () => {
  it('give back what was written, in its order', () => {
    const value = fc.oneof(
      fc.record({ kind: fc.constant('number' as const), value: fc.integer({ min: 0, max: 2 ** 32 - 1 }) }),
      fc.record({ kind: fc.constant('number' as const), value: fc.integer({ min: 0, max: 300 }) }),
      fc.record({ kind: fc.constant('signed' as const), value: fc.integer() }),
      fc.record({ kind: fc.constant('float' as const), value: fc.double() }),
      fc.record({
        kind: fc.constant('text' as const),
        value: fc.string({ unit: 'binary', maxLength: 3000 }),
      }),
      fc.record({
        kind: fc.constant('optionalText' as const),
        value: fc.option(fc.string(), { nil: undefined }),
      }),
    );
    fc.assert(
      fc.property(fc.array(value), values => {
        const writer = new ByteWriter(1);
        for (const { kind, value } of values) (writer[kind] as (value: unknown) => void).call(writer, value);
        const reader = new ByteReader(writer.finish());
        for (const { kind, value } of values) assert.deepEqual(reader[kind](), value);
        assert.ok(reader.isAtEnd);
      }),
      { numRuns: runs(300) },
    );
  });

  it('keep halves of surrogate pairs, and long texts', () => {
    for (const text of ['\ud83d', 'a\ude00b', '记'.repeat(5_000), 'é'.repeat(5_000)]) {
      const writer = new ByteWriter();
      writer.text(text);
      assert.equal(new ByteReader(writer.finish()).text(), text);
    }
  });

  it('are never read behind their end', () => {
    for (const read of ['number', 'signed', 'float', 'text', 'optionalText'] as const)
      assert.throws(() => new ByteReader(new Uint8Array(0))[read](), RangeError);
    assert.throws(() => new ByteReader(new Uint8Array([0x80])).number(), RangeError);
    assert.throws(() => new ByteReader(new Uint8Array([200, 1])).text(), RangeError);
    assert.throws(() => new ByteReader(new Uint8Array(3)).bytes(4), RangeError);
  });
});
