import assert from 'node:assert/strict';
import { bodyText } from '../../server/src/model/message';
import { parseTranscript } from '../../server/src/model/parse';
import { fullText, lineAt, messageIndexAt } from '../../server/src/model/transcript';

const front = '---\nlayout: source\n---\n';

describe('a transcript', () => {
  it('is there for any text', () => {
    for (const text of [
      '',
      '\n',
      '---',
      '>',
      '\ufeff',
      '\0',
      '\ud800',
      '\r\n\r',
      '---js\nprocess.exit()\n---\n',
    ]) {
      assert.equal(fullText(parseTranscript(text)), text);
    }
  });

  it('consists of the head and the messages', () => {
    const { head, messages, startLines, lineCount } = parseTranscript(
      `${front}> 07:08:28  A\n   \none\n\ntwo\n   \n> 07:09:00  B\n`,
    );
    assert.equal(head.frontMatter?.lines.length, 3);
    assert.deepEqual(messages.map(bodyText), ['one\n\ntwo', '']);
    assert.deepEqual(startLines, [3, 9]);
    assert.equal(lineCount, 11);
  });

  it('knows of every line where it belongs', () => {
    const text = `${front}stray\n> 07:08:28  A\r\n   \rx\n> 07:09:00  B\n`;
    const transcript = parseTranscript(text);
    const lines = Array.from({ length: transcript.lineCount }, (_, line) => lineAt(transcript, line));
    assert.equal(lines.join(''), text);
    assert.deepEqual(
      lines.map((_, line) => messageIndexAt(transcript, line)),
      [-1, -1, -1, -1, 0, 0, 0, 1, 1],
    );
  });

  it('begins a message at every header, in an open code fence too', () => {
    const { messages } = parseTranscript(
      `${front}> 07:08:28  A\n   \n\`\`\`\n> 07:09:00  B\n   \n<!--\n> 07:10:00  C\n`,
    );
    assert.deepEqual(
      messages.map(message => message.header.speaker),
      ['A', 'B', 'C'],
    );
  });

  it('takes a bare time for a header only after a break', () => {
    const speakers = (text: string) => parseTranscript(text).messages.map(message => message.header.speaker);
    assert.deepEqual(speakers(`${front}07:08:28  A\n`), ['A']);
    assert.deepEqual(speakers(`${front}> 07:00:00  B\n\nx\n07:08:28  A\n`), ['B']);
    assert.deepEqual(speakers(`${front}> 07:00:00  B\n\nx\n \t\n07:08:28  A\n`), ['B', 'A']);
  });

  it('reads Markdown quotes as body', () => {
    const { messages } = parseTranscript(`${front}> 07:08:28  A\n\n> said\n> 12:30 lunch\n`);
    assert.equal(messages.length, 1);
    assert.equal(bodyText(messages[0]!), '> said\n> 12:30 lunch');
  });
});
