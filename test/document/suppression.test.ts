import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll } from '../../server/src/document/fixAll';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { message } from '../support/logText';
import { peopleOf } from '../support/people';
import { FILE_NAME, HEAD } from '../support/rules';

const said = message('07:08:28', 'Kim Park', 'Hi');
const nextLine = (...rules: string[]) => `<!-- chatlog-disable-next-line ${rules.join(', ')} -->\n   \n`;
const comment = (text: string) => `<!-- chatlog-${text} -->\n\n`;

function logOf(text: string): ChatLog {
  return new ChatLog(text, { fileName: FILE_NAME, levels: ruleLevels() });
}

/** The findings of a log, each as `rule line`. */
function found(body: string, head = HEAD): string[] {
  const lines = head.split('\n').length - 1;
  const log = logOf(head + body);
  log.setPeople(peopleOf(log));
  return Array.from(log.findings.all(), ({ rule, range }) => `${rule.id} ${range.start.line - lines}`);
}

describe('comments that turn rules off', () => {
  it('say nothing where there is nothing to say', () => {
    assert.deepEqual(found(said + said), ['message/duplicate 4']);
    assert.deepEqual(found(said), []);
  });

  it('turn one off in the next line, be it the header of the next message', () => {
    assert.deepEqual(found(said + nextLine('message/duplicate') + said), []);
    assert.deepEqual(found(`${said + nextLine('message/duplicate') + said}${said}`), [
      'message/duplicate 10',
    ]);
    assert.deepEqual(
      found('> 07:08:28  Kim Park\n\n<!-- chatlog-disable-next-line -->\na &amp;#160; b\n'),
      [],
    );
    assert.deepEqual(
      found('> 07:08:28  Kim Park\n\n<!-- chatlog-disable-next-line -->\nHi\na &amp;#160; b\n'),
      ['suppression/unused 2', 'text/double-escaped-entity 4'],
    );
  });

  it('may stand one above the other, name several rules and say why', () => {
    const both = nextLine('message/duplicate') + nextLine('message/missing-blank-line');
    assert.deepEqual(found(`${said}${both}> 07:08:28  Kim Park\nHi\n`), []);
    const one = nextLine('message/duplicate', 'message/missing-blank-line -- said twice, message/x');
    assert.deepEqual(found(`${said}${one}> 07:08:28  Kim Park\nHi\n`), []);
  });

  it('stand in the front matter, as comments of YAML, and before the first message', () => {
    const head = HEAD.replace('author:', '# chatlog-disable-next-line front-matter/unknown-key\nauther:');
    assert.deepEqual(found(said, head), []);
    assert.deepEqual(found(`${nextLine('message/missing-blank-line')}> 07:08:28  Kim Park\nHi\n`), []);
    assert.deepEqual(found(`${nextLine('message/duplicate')}${said}`), ['suppression/unused 0']);
  });

  it('turn rules off from one place to another, and in a whole log', () => {
    const near = '> 07:08:29 Kim Park\n\nHi\n\n';
    assert.deepEqual(
      found(said + comment('disable message/header-spacing') + near + comment('enable') + near),
      ['message/header-spacing 12', 'message/duplicate 12'],
    );
    assert.deepEqual(
      found(said + comment('disable') + near + comment('enable message/header-spacing') + near),
      ['message/header-spacing 12'],
    );
    assert.deepEqual(found(near + said + comment('disable-file message/header-spacing')), [
      'message/out-of-order 4',
    ]);
    assert.deepEqual(found(`${near}${comment('disable-file')}`.replace('Hi', '&amp;#160;')), []);
    assert.deepEqual(found('Hi', '<!-- chatlog-disable-file front-matter/missing -->\n'), []);
  });

  it('are themselves checked', () => {
    for (const [text, expected] of [
      [nextLine('message/duplicate'), ['suppression/unused 4']],
      [nextLine('message/duplicat'), ['suppression/unused 4']],
      [comment('disable-nextline message/duplicate'), ['suppression/unused 4']],
      [comment('disable'), ['suppression/unused 4']],
      [comment('enable'), ['suppression/unused 4']],
      [comment('disable-file'), ['suppression/unused 4']],
      ['```\n<!-- chatlog-disable -->\n```\n', []],
      ['    <!-- chatlog-disable -->\n', []],
      ['See <!-- chatlog-disable --> there\n', []],
      ['<!-- chatlog is our project -->\n', []],
      // It is off: who wrote the comment may have it on.
      [nextLine('mention/unknown-speaker'), []],
    ] as const) {
      assert.deepEqual(found(said + text), expected, text);
    }
    const twice = `${said}${nextLine('message/duplicate', 'message/empty-body')}${said}`;
    assert.deepEqual(found(twice), ['suppression/unused 4']);
  });

  it('are not judged by rules that need people before these are known', () => {
    for (const text of [nextLine('speaker/similar-name'), comment('disable-file speaker/similar-name')]) {
      const log = logOf(HEAD + said + text);
      assert.equal(
        log.findings.count([...ruleLevels().keys()].find(({ scope }) => scope === 'suppression')!),
        0,
      );
      assert.equal(fixAll(HEAD + said + text, log.options).text, HEAD + said + text);
      log.setPeople(peopleOf(log));
      assert.deepEqual(
        Array.from(log.findings.all(), ({ rule }) => rule.id),
        ['suppression/unused'],
      );
    }
  });

  it('are no text: neither of a message without any, nor between duplicates', () => {
    const empty = '> 07:08:28  Kim Park\n\n';
    assert.deepEqual(found(empty + comment('disable-next-line message/duplicate')), [
      'message/empty-body 0',
      'suppression/unused 2',
    ]);
  });

  it('count for nothing, and nothing of theirs is fixed', () => {
    const text = `${HEAD}${said}${nextLine('message/header-spacing')}> 07:08:29 Kim Park\n\nHi\n`;
    const log = logOf(text);
    assert.equal(log.findings.severest(10).total, 0);
    assert.equal(log.findings.severest(0).total, 0);
    assert.equal(log.findings.safelyFixable(), 0);
    assert.equal(fixAll(text, log.options, { unsafe: true }).text, text);
    const unsafe = `${HEAD}${said}${nextLine('message/duplicate')}${said}`;
    assert.equal(fixAll(unsafe, log.options, { unsafe: true }).text, unsafe);
  });

  it('stay where what they turn off has no safe fix, and go where it has been fixed', () => {
    const text = `${HEAD}${said}${nextLine('message/duplicate')}${said}${nextLine('message/duplicate')}`;
    assert.equal(
      fixAll(text, logOf(text).options).text,
      `${HEAD}${said}${nextLine('message/duplicate')}${said}   \n`,
    );
  });

  it('may be many', () => {
    const many = (text: string) => logOf(HEAD + text.repeat(20_000)).findings.severest(0).total;
    assert.equal(
      many(said.replace('Hi', '&amp;#160;') + comment('disable text/double-escaped-entity')),
      20_001,
    );
    assert.equal(many(comment('disable-next-line message/duplicate')), 20_000);
    assert.equal(
      many('> 07:08:28  Kim Park\n\n<!-- chatlog-disable-next-line -->\na &amp;#160; b\n\n'),
      19_999,
    );
  });
});
