import assert from 'node:assert/strict';
import { escapeSnippet, messageSnippet, timeOfNewMessage } from '../../../client/src/commands/newMessage';

const now = new Date(2024, 1, 9, 20, 5, 7);

describe('a new message', () => {
  it('has the time of the message before', () => {
    assert.equal(timeOfNewMessage({ time: '07:08:28', isLast: false, day: '2024-02-09' }, now), '07:08:28');
    assert.equal(timeOfNewMessage({ time: '07:08:28', isLast: true, day: '2024-02-08' }, now), '07:08:28');
    assert.equal(timeOfNewMessage({ time: '07:08:28', isLast: true }, now), '07:08:28');
  });

  it('has the time of now at the end of the log of today, and where none is before', () => {
    assert.equal(timeOfNewMessage({ time: '07:08:28', isLast: true, day: '2024-02-09' }, now), '20:05:07');
    assert.equal(timeOfNewMessage({ isLast: true }, now), '20:05:07');
  });

  it('is never earlier than the one before', () => {
    assert.equal(timeOfNewMessage({ time: '23:00:00', isLast: true, day: '2024-02-09' }, now), '23:00:00');
  });

  it('is a canonical block', () => {
    assert.equal(
      messageSnippet('   \n', '07:08:28', 'Kim'),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of snippets
      '   \n> ${2:07:08:28}  Kim  \n   \n$1  \n   \n',
    );
  });

  it('keeps a name that has signs of the snippet syntax', () => {
    assert.equal(escapeSnippet('A$1}\\'), 'A\\$1\\}\\\\');
  });
});
