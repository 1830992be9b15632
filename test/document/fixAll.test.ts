import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll, fixAllIn, MAX_EDITS, Selection } from '../../server/src/document/fixAll';
import { fixSummary, totalOf } from '../../server/src/document/fixSummary';
import { parseTranscript } from '../../server/src/model/parse';
import { fullText } from '../../server/src/model/transcript';
import { isFixUnsafe } from '../../server/src/rules/rule';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { applyTo, FILE_NAME, HEAD, MESSAGE, message } from '../support/rules';
import { runs } from '../support/runs';

const options = { fileName: FILE_NAME, levels: ruleLevels() };

/** The rules whose unsafe fixes delete messages. */
const DELETING = ['message/duplicate', 'message/doubled'];

/** Pieces of logs with all sorts of mistakes, in any order. */
const piece = fc.constantFrom(
  HEAD,
  '---\n',
  '---js\n',
  'auther: Kim\n',
  'tag: chat\n',
  'title: 2024-05-02\n',
  'lines: 3\n',
  MESSAGE,
  message('07:08:27', 'Lee', '&amp;amp; ![](http://example.org)'),
  '>> 7:08  Kim\n',
  '>07:08:28 Lee\n',
  '> 25:00:00  Lee\n\n',
  'Hello\n',
  '\n',
  '\r\n',
  '> 07:08:28',
  '&amp;#160;',
  '![a](http://b)\n',
  '07:08:29  Lee\n',
  '> 2024-05-02 07:08:30  Lee\n',
  message('07:08:26', 'Kim Park'),
);
const text = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));

/** Comments that turn rules off, which move with the messages that are sorted. */
const comment = fc.constantFrom(
  '<!-- chatlog-disable-next-line message/duplicate -->\n\n',
  '<!-- chatlog-disable-next-line text/double-escaped-entity, message/header-spacing x -->\n',
  '<!-- chatlog-disable message/header-spacing -->\n',
);
const commentedText = fc.array(fc.oneof(piece, comment), { maxLength: 12 }).map(pieces => pieces.join(''));

/** The findings of a text that have a fix. */
function fixable(text: string) {
  const log = new ChatLog(text, options);
  return [...log.findings.all()]
    .filter(finding => finding.rule.fix?.(log, finding) !== undefined)
    .map(finding => ({
      id: finding.rule.id,
      message: finding.message,
      isUnsafe: isFixUnsafe(finding.rule, finding),
    }));
}

describe('fixing everything', () => {
  it('fixes what a fix brings to light, in one edit for each place', () => {
    const result = fixAll(`${HEAD}>> 7:08:28  Lee\n\nA &amp;amp; B\n`, options);
    assert.equal(result.text, `${HEAD}> 07:08:28  Lee\n\nA &amp; B\n`);
    assert.equal(fixSummary(result.fixed), '2 fixed: 1 header, 1 entity');
    const spacing = fixAll(`${HEAD}>07:08:28  Kim Park\n\nA &amp;amp; B\n`, options);
    assert.deepEqual(spacing.edits, [
      { range: { start: { line: 7, character: 1 }, end: { line: 7, character: 1 } }, newText: ' ' },
      { range: { start: { line: 9, character: 7 }, end: { line: 9, character: 11 } }, newText: '' },
    ]);
    const unclosed = '---\nlayout: source\ndate: 2024-05-01 12:00:00\nauthor: Kim Park\n';
    assert.equal(
      fixAll(unclosed + MESSAGE, options).text,
      `${unclosed}title:      "2024-05-01-WeChat"\ntag:        [chat]\n---\n${MESSAGE}`,
    );
  });

  it('merges edits where there are more than an editor applies quickly', () => {
    const wrong = (count: number) => HEAD + '>07:08:28  Kim Park\n\nHello\n\n'.repeat(count);
    assert.equal(fixAll(wrong(MAX_EDITS), options).edits.length, MAX_EDITS);
    for (const count of [MAX_EDITS + 1, 2.5 * MAX_EDITS]) {
      const result = fixAll(wrong(count), options);
      assert.equal(result.edits.length, Math.ceil(count / Math.ceil(count / MAX_EDITS)));
      assert.equal(result.text, wrong(count).replaceAll('>0', '> 0'));
      assert.equal(applyTo(wrong(count), result.edits), result.text);
      assert.equal(totalOf(result.fixed), count);
    }
  });

  it('does only what is requested', () => {
    const wrong = `${HEAD}>07:08:28  Kim Park\n\nA &amp;amp; B\n`;
    const spacing = { ruleId: 'message/header-spacing' };
    assert.equal(fixAll(wrong, options, spacing).text, wrong.replace('>0', '> 0'));
    const levels = ruleLevels({ 'message/header-spacing': 'off' });
    assert.equal(fixAll(wrong, { ...options, levels }).text, wrong.replace('amp;amp;', 'amp;'));
    const twice = HEAD + MESSAGE + MESSAGE;
    assert.equal(fixAll(twice, options, { ruleId: 'message/duplicate' }).text, twice);
    assert.equal(fixAll(twice, options, { ruleId: 'message/duplicate', unsafe: true }).text, HEAD + MESSAGE);
  });

  it('removes a message so that those around it stay messages', () => {
    const repeated = `${HEAD}> 07:08:28  Lee\n\nHello\n> 07:08:28  Lee\n\nHello\n\n7:08:29  Kim\n\nBye\n`;
    const choice = { ruleId: 'message/duplicate', unsafe: true };
    assert.equal(
      fixAll(repeated, options, choice).text,
      `${HEAD}> 07:08:28  Lee\n\nHello\n\n7:08:29  Kim\n\nBye\n`,
    );
  });

  it('loses nothing where only safe fixes are wanted: what was said twice stays, in its order', () => {
    const answer = message('07:08:28', '李雷', '签到');
    for (const text of [
      HEAD + answer.repeat(5),
      HEAD + answer + message('07:08:27', '韩梅', '在吗') + answer,
      `${HEAD}${message('07:08:28', '李雷', '![](http://example.org/a.png)')}`,
      `${HEAD}> 2024-05-01 07:08:28  李雷\n\n好\n`,
      `${HEAD}> 07:08:28+0800  李雷\n\n好\n`,
      `${HEAD}> 07:08:28  李雷\n07:08:29  韩梅\n`,
      HEAD.replace('12:00:00', '').concat(MESSAGE),
      HEAD.replace('-01 12', '-32 12').concat(MESSAGE),
      HEAD.replace('author', 'auther').concat(MESSAGE),
      HEAD.replace('date:       2024', 'date:       2023').concat(MESSAGE),
      HEAD.replace('---', '---toml').concat(MESSAGE),
      MESSAGE,
    ]) {
      const { text: same, edits, fixed } = fixAll(text, options);
      assert.deepEqual({ same, edits, fixed }, { same: text, edits: [], fixed: [] });
      assert.notEqual(fixAll(text, options, { unsafe: true }).text, text);
    }
  });

  it('never removes the duplicate that its own sorting makes', () => {
    const answer = message('07:08:28', '李雷', '好');
    const question = message('07:08:27', '韩梅', '在吗');
    const result = fixAll(HEAD + answer + question + answer, options, { unsafe: true });
    assert.equal(result.text, HEAD + question + answer + answer);
    assert.equal(fixSummary(result.fixed), '1 fixed: 1 message out of order (unsafe)');
    assert.deepEqual(
      fixable(result.text).map(({ id }) => id),
      ['message/duplicate'],
    );
  });

  it('removes duplicates before it counts messages and sorts them', () => {
    const lines = (count: number) => HEAD.replace('tag:', `lines:      ${count}\ntag:`);
    const answer = message('07:08:28', '李雷', '![](http://example.org/a.png)');
    const question = message('07:08:27', '韩梅', '在吗');
    const result = fixAll(lines(3) + answer + answer + question, options, { unsafe: true });
    assert.equal(result.text, lines(2) + question + answer.replace('http:', 'https:'));
    assert.equal(
      fixSummary(result.fixed),
      '4 fixed: 1 image address (unsafe), 1 duplicate (unsafe), 1 message count, 1 message out of order (unsafe)',
    );
  });

  it('puts a blank line before a header that it fixes, not into it', () => {
    const wrong = `${HEAD}> 07:08:28  Kim Park\n\nHello\n---\n07:08:29  Lee\n\nA\n`;
    assert.equal(fixAll(wrong, options).text, wrong.replace('07:08:29', '   \n> 07:08:29'));
  });

  it('takes no fix that would replace what another wrote, and puts nothing at one place that could go either way', () => {
    const add = (...edits: [start: number, end: number, newText: string][]) => {
      const selection = new Selection([{ start: 10, end: 14 }]);
      return edits.map(([start, end, newText]) => selection.add([{ start, end, newText }]));
    };
    assert.deepEqual(add([9, 11, ''], [13, 15, ''], [11, 12, 'x']), [false, false, false]);
    assert.deepEqual(add([8, 10, ''], [14, 16, ''], [12, 12, 'x\n']), [true, true, true]);
    assert.deepEqual(add([5, 5, 'a\n'], [5, 5, 'b\n'], [5, 5, '> ']), [true, true, false]);
    assert.deepEqual(add([5, 5, '\na'], [5, 5, '\nb'], [5, 5, 'c\n']), [true, true, false]);
  });

  it('lists the most frequent first', () => {
    const result = fixAll(`${HEAD}>07:08:28  Kim\n\n${'&amp;amp; '.repeat(3)}\n`, options);
    assert.equal(fixSummary(result.fixed), '4 fixed: 3 entities, 1 spacing');
    assert.equal(fixSummary([]), '');
  });

  it('removes an unused comment without which the line below is a header only if that is chosen', () => {
    const body = '<!-- chatlog-disable message/header-spacing -->\n07:08:29  Lee\n\nA\n';
    const text = `${HEAD}${body.replace('07:08:29', 'At 07:08:29')}`;
    assert.equal(fixAll(text, options).text, `${HEAD}At 07:08:29  Lee\n\nA\n`);
    assert.equal(fixAll(HEAD + body, options).text, HEAD + body);
    assert.equal(new ChatLog(HEAD + body, options).findings.safelyFixable(), 0);
    const { text: fixed } = fixAll(HEAD + body, options, { unsafe: true });
    assert.equal(fixed, `${HEAD}> 07:08:29  Lee\n\nA\n`);
  });

  it('leaves nothing that can be fixed safely, whatever the text, and does the same to a log', () =>
    fc.assert(
      fc.property(fc.oneof(text, commentedText), original => {
        const log = new ChatLog(original, options);
        const result = fixAll(original, options);
        assert.equal(applyTo(original, result.edits), result.text);
        assert.equal(fullText(result.transcript), result.text);
        assert.deepEqual(fixAllIn(log), result);
        assert.deepEqual(
          fixable(result.text).filter(({ isUnsafe }) => !isUnsafe),
          [],
        );
        assert.deepEqual(fixAll(result.text, options).edits, []);
        // What is found beside a comment may go with it.
        if (log.findings.hasDirectives)
          assert.ok(result.fixed.length > 0 || log.findings.safelyFixable() === 0);
        else assert.ok(totalOf(result.fixed) >= log.findings.safelyFixable());
        assert.ok(result.fixed.every(({ isUnsafe }) => !isUnsafe));
      }),
      { numRuns: runs(300) },
    ));

  it('loses no message, and no sign of a text but those of spacing, where only safe fixes are wanted', () =>
    fc.assert(
      fc.property(text, original => {
        const said = (of: string) =>
          parseTranscript(of).messages.map(({ header, lines, bodyStart, bodyEnd }) => [
            header.speaker,
            lines.slice(bodyStart, bodyEnd).join('').replaceAll('amp;', ''),
          ]);
        assert.deepEqual(said(fixAll(original, options).text), said(original));
      }),
      { numRuns: runs(300) },
    ));

  it('applies an unsafe fix only to what was there at first, and leaves none of that', () =>
    fc.assert(
      fc.property(text, original => {
        const before = [...new ChatLog(original, options).findings.all()].map(({ rule }) => rule.id);
        const result = fixAll(original, options, { unsafe: true });
        assert.equal(applyTo(original, result.edits), result.text);
        assert.equal(fullText(result.transcript), result.text);
        for (const { rule, count } of result.fixed.filter(({ isUnsafe }) => isUnsafe)) {
          const found = before.filter(id => id === rule.id).length;
          assert.ok(count <= found, `${rule.id}: ${count} fixed of ${found}`);
        }
        const removed = before.filter(id => DELETING.includes(id)).length;
        const count = (of: string) => parseTranscript(of).messages.length;
        assert.ok(count(result.text) >= count(original) - removed);
        const after = fixable(result.text);
        assert.deepEqual(
          after.filter(({ isUnsafe }) => !isUnsafe),
          [],
        );
        // A text that became a message, and equal messages that sorting puts next to each other, may have new findings.
        const deleted = totalOf(result.fixed.filter(({ rule }) => DELETING.includes(rule.id)));
        if (count(result.text) + deleted > count(original)) return;
        const same = (a: { id: string; message: string }) => `${a.id} ${a.message}`;
        const hadFix = new Set(fixable(original).map(same));
        assert.deepEqual(
          after.filter(each => !DELETING.includes(each.id) && hadFix.has(same(each))),
          [],
        );
      }),
      { numRuns: runs(300) },
    ));

  it('of one kind leaves none of that kind, and loses no message but duplicates', () =>
    fc.assert(
      fc.property(text, fc.constantFrom(...options.levels.keys()), (original, { id }) => {
        const result = fixAll(original, options, { ruleId: id, unsafe: true });
        const removed = result.fixed.find(({ rule }) => DELETING.includes(rule.id))?.count ?? 0;
        const count = (of: string) => parseTranscript(of).messages.length;
        assert.ok(count(result.text) >= count(original) - removed);
        // A text that became a message may have a new finding.
        if (count(result.text) > count(original)) return;
        assert.deepEqual(
          fixable(result.text).filter(each => each.id === id),
          [],
        );
      }),
      { numRuns: runs(500) },
    ));

  it('of single findings takes each of them away', () =>
    fc.assert(
      fc.property(text, original => {
        const log = new ChatLog(original, options);
        for (const finding of log.findings.all()) {
          const fix = finding.rule.fix?.(log, finding);
          if (fix === undefined) continue;
          const count = (of: ChatLog) =>
            [...of.findings.all()].filter(({ rule }) => rule === finding.rule).length;
          const fixed = new ChatLog(applyTo(original, fix.edits), options);
          // A text that becomes a separate message may have a new finding.
          const more = fixed.transcript.messages.length - log.transcript.messages.length;
          assert.ok(count(fixed) < count(log) + Math.max(0, more), finding.rule.id);
        }
      }),
      { numRuns: runs(300) },
    ));
});
