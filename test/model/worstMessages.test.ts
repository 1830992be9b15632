import assert from 'node:assert/strict';
import { parseTranscript } from '../../server/src/model/parse';

/** A text is read in linear time: the inputs are so large that quadratic work takes minutes. */
describe('a text takes linear time', () => {
  const count = 200_000;
  const long = (unit: string) => unit.repeat(6_000_000 / unit.length);
  const next = '> 07:09:00  Lee\n\nhello\n\n';

  const texts: Record<string, [text: () => string, messages: number]> = {
    'of plain messages': [() => '> 07:08:28  Kim\n\nhello\n\n'.repeat(count), count],
    'of nearly plain messages': [() => '> 07:08:28  Kim\n\nhello\n'.repeat(count), count],
    'of plain messages and others in turn': [
      () => '> 07:08:28  Kim\n\nhello\n\n> 07:08:28  Kim\n\n7\n\n'.repeat(count),
      2 * count,
    ],
    'of headers': [() => '> 07:08:28  Kim\n'.repeat(count), count],
    'with a long name': [() => `> 07:08:28  ${long('x')}\n\nhello\n\n${next}`, 2],
    'with a long line': [() => `> 07:08:28  Kim\n\n${long('x')}\n\n${next}`, 2],
    'with long lines of spaces': [
      () => `> 07:08:28  Kim${long(' ')}\n${long(' ')}\nhello\n${long(' ')}\n${next}`,
      2,
    ],
    'with spaces after a time': [() => `> 07:08:28${long(' ')}\n\nhello\n\n${next}`, 2],
    'with spaces before a name': [() => `> 07:08:28${long(' ')}Kim\n\nhello\n\n${next}`, 2],
    'with blank lines': [() => `> 07:08:28  Kim\n${long('\n')}hello\n\n${next}`, 2],
  };
  for (const [what, [text, expected]] of Object.entries(texts)) {
    it(what, () => assert.equal(parseTranscript(text()).messages.length, expected));
  }
});
