import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LintPackReader, LintPackWriter } from '../../server/src/cli/lintPack';
import type { BatchLog } from '../../server/src/cli/logLinter';
import { range } from '../../server/src/text/span';
import { runs } from '../support/runs';

describe('what the first step of linting has found, as bytes', () => {
  const number = fc.oneof(fc.nat(200), fc.nat(1_000_000));
  const text = fc.oneof(
    fc.constantFrom('', '李雷', 'Kim', 'message/doubled', '\ud83d', '😀'),
    fc.string({ maxLength: 20 }),
  );
  const finding = fc
    .record({
      messageIndex: number.map(index => index - 1),
      at: fc.tuple(number, number, number, number),
      severity: fc.constantFrom('error', 'warning', 'information', 'hint'),
      id: text,
      message: text,
      fix: fc.constantFrom(undefined, 'none', 'safe', 'unsafe'),
    })
    .map(({ messageIndex, at: [line, start, lines, end], severity, id, message, fix }) => ({
      messageIndex,
      range: range(line, start, line + lines, end),
      severity,
      rule: { id },
      message,
      fix,
    }));
  const first = fc.record({ name: text, messageIndex: number, line: number, start: number });
  const ascending = fc.array(first, { maxLength: 8 }).map(firsts => {
    const sorted = (key: 'messageIndex' | 'line') => firsts.map(each => each[key]).sort((a, b) => a - b);
    const [indices, lines] = [sorted('messageIndex'), sorted('line')];
    return firsts.map((each, i) => ({ ...each, messageIndex: indices[i]!, line: lines[i]! }));
  });
  const log = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record(
        { own: fc.array(finding, { maxLength: 8 }), firsts: ascending },
        { noNullPrototype: true },
      ),
    },
    { weight: 1, arbitrary: fc.constant('again' as const) },
  );

  it('is the same when it is read', () => {
    fc.assert(
      fc.property(fc.array(log, { maxLength: 8 }), logs => {
        const writer = new LintPackWriter();
        for (const each of logs) writer.add(each as BatchLog);
        const reader = new LintPackReader(writer.finish());
        assert.deepEqual(
          logs.map(() => reader.next()),
          logs,
        );
      }),
      { numRuns: runs(1_000) },
    );
  });
});
