import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll } from '../../server/src/document/fixAll';
import { NO_PEOPLE, type People } from '../../server/src/people/people';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { similarName } from '../../server/src/rules/speaker/similarName';
import { lineRange } from '../../server/src/text/span';
import { peopleOf } from '../support/people';
import { FILE_NAME, HEAD, message } from '../support/rules';

/** Where the messages begin. */
const TOP = HEAD.split('\n').length - 1;

const other = new ChatLog(message('07:00:00', 'Kim-Acme') + message('07:00:09', '韩梅'), {
  fileName: '2024-05-02-chat.markdown',
  levels: new Map(),
});
/** The speakers of the logs of all these tests, so that their names are known. */
const allSpeakers = new ChatLog(['Kim', '韩梅 😀', 'Lee'].map(name => message('07:00:00', name)).join(''), {
  fileName: '2024-05-01-chat.markdown',
  levels: new Map(),
});
const people = peopleOf(allSpeakers, other);

function logOf(text: string, known: People = people): ChatLog {
  return new ChatLog(text, { fileName: FILE_NAME, levels: ruleLevels(), people: known });
}

/** The findings of the rule, as the text that each covers and its line below the head. */
function found(log: ChatLog): string[] {
  return [...log.findings.all()]
    .filter(({ rule }) => rule === similarName)
    .map(({ range: { start, end } }) => {
      const lines = log.transcript.messages.flatMap(each => each.lines);
      return `${start.line - TOP} ${lines[start.line - TOP]!.slice(start.character, end.character)}`;
    });
}

const log = `${HEAD}${message('07:08:28', 'Lee')}${message('07:08:29', 'Kim')}${message('07:08:30', 'Kim')}${message('07:08:31', '韩梅 😀')}`;

describe('speaker/similar-name', () => {
  it('reports a name once, at its first message', () =>
    assert.deepEqual(found(logOf(log)), ['4 Kim', '12 韩梅 😀']));

  it('reports the same in a log with CRLF, a byte order mark and near misses', () =>
    assert.deepEqual(
      found(logOf(`\ufeff${log.replace('> 07:08:29  Kim', '>07:08:29 Kim').replaceAll('\n', '\r\n')}`)),
      ['4 Kim', '12 韩梅 😀'],
    ));

  it('says which name, how often it speaks and where', () => {
    const [first, second] = [...logOf(log).findings.all()];
    assert.equal(
      first!.message,
      '"Kim" looks like the same person as "Kim-Acme" (1 message in 1 log, last on 2024-05-02).',
    );
    assert.equal(first!.severity, 'hint');
    assert.equal(
      second!.message,
      '"韩梅 😀" looks like the same person as "韩梅" (1 message in 1 log, last on 2024-05-02).',
    );
  });

  it('names three at most', () => {
    const similarTo = () =>
      ['Kim-A', 'Kim-B', 'Kim-C', 'Kim-D'].map(name => ({
        name,
        messageCount: 2,
        logCount: 3,
        lastDay: undefined,
      }));
    const [first] = [...logOf(log, { ...NO_PEOPLE, similarTo }).findings.all()];
    assert.equal(
      first!.message,
      '"Lee" looks like the same person as "Kim-A" (2 messages in 3 logs) and "Kim-B" (2 messages in 3 logs) and "Kim-C" (2 messages in 3 logs).',
    );
  });

  it('suggests one name as an alias of the other, both ways, a renaming, and that they are two people', () => {
    const own = logOf(log);
    const [first] = own.findings.all();
    assert.deepEqual(
      similarName.suggest!(own, first!).map(({ title, change }) => [title, change]),
      [
        ['Make "Kim-Acme" an alias of "Kim"', { kind: 'addAlias', name: 'Kim', alias: 'Kim-Acme' }],
        ['Make "Kim" an alias of "Kim-Acme"', { kind: 'addAlias', name: 'Kim-Acme', alias: 'Kim' }],
        ['Rename "Kim" to "Kim-Acme" in all logs', { kind: 'rename', name: 'Kim', newName: 'Kim-Acme' }],
        ['"Kim" and "Kim-Acme" are different people', { kind: 'addDifferent', names: ['Kim', 'Kim-Acme'] }],
      ],
    );
  });

  it('leaves who is in the registry there', () => {
    const entry = { uri: 'file:///site/_data/speakers.yml', range: lineRange(0, 0, 0) };
    const known: People = {
      ...NO_PEOPLE,
      similarTo: name => people.similarTo(name),
      personOf: name => ({ ...people.personOf(name), ...(name === 'Kim-Acme' && { entry }) }),
    };
    const own = logOf(log, known);
    const [first] = own.findings.all();
    assert.deepEqual(
      similarName.suggest!(own, first!).map(({ title }) => title),
      [
        'Make "Kim" an alias of "Kim-Acme"',
        'Rename "Kim" to "Kim-Acme" in all logs',
        '"Kim" and "Kim-Acme" are different people',
      ],
    );
  });

  it('is left alone when everything is fixed', () => {
    const levels = ruleLevels({ 'mention/unknown-speaker': 'hint' });
    const text = log.replace('Good morning!', '@Kimi');
    const options = { fileName: FILE_NAME, levels, people };
    const { fixed, edits } = fixAll(text, options, { unsafe: true });
    assert.deepEqual([fixed, edits], [[], []]);
    assert.deepEqual(
      [...new ChatLog(text, options).findings.all()].map(({ rule }) => rule.id),
      ['mention/unknown-speaker', 'speaker/similar-name', 'speaker/similar-name'],
    );
  });

  it('says nothing of a log alone', () => assert.deepEqual(found(logOf(log, NO_PEOPLE)), []));

  it('follows other people', () => {
    const text = logOf(log, NO_PEOPLE);
    text.setPeople(people);
    assert.deepEqual(found(text), ['4 Kim', '12 韩梅 😀']);
    assert.equal(text.findings.count(similarName), 2);
    text.setPeople(NO_PEOPLE);
    assert.deepEqual(found(text), []);
    assert.equal(text.findings.count(similarName), 0);
  });

  it('follows edits that make another message the first of a name', () => {
    const text = logOf(log);
    const replace = (line: number, from: number, to: number, newText: string) =>
      text.edit({
        range: {
          start: { line: TOP + line, character: from },
          end: { line: TOP + line, character: to },
        },
        newText,
      });
    replace(0, 12, 15, 'Kim');
    assert.deepEqual(found(text), ['0 Kim', '12 韩梅 😀']);
    replace(0, 12, 15, 'Lee');
    assert.deepEqual(found(text), ['4 Kim', '12 韩梅 😀']);
    replace(4, 12, 15, 'Lee');
    assert.deepEqual(found(text), ['8 Kim', '12 韩梅 😀']);
    replace(0, 0, 0, message('07:00:00', 'Kim'));
    assert.deepEqual(found(text), ['0 Kim', '16 韩梅 😀']);
    text.edit({
      range: { start: { line: TOP, character: 0 }, end: { line: TOP + 16, character: 0 } },
      newText: '',
    });
    assert.deepEqual(found(text), ['0 韩梅 😀']);
  });

  it('looks up no other name when a body changes', () => {
    const requested: string[] = [];
    const similarTo = (name: string) => {
      requested.push(name);
      return [];
    };
    const more = message('07:08:32', 'Kim') + message('07:08:33', 'Kim');
    const text = logOf(log + more, { ...NO_PEOPLE, similarTo });
    assert.deepEqual(found(text), []);
    assert.deepEqual(requested.splice(0), ['Lee', 'Kim', '韩梅 😀']);
    const at = (line: number) => ({ line: TOP + line, character: 3 });
    text.edit({ range: { start: at(18), end: at(18) }, newText: 'x' });
    assert.deepEqual(requested, []);
    text.edit({ range: { start: at(6), end: at(6) }, newText: 'x' });
    assert.deepEqual(requested, ['Kim']);
  });
});
