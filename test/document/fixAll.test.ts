import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll, fixAllEdits } from '../../server/src/document/fixAll';
import { parseTranscript } from '../../server/src/model/parse';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { applyTo, FILE_NAME, HEAD, MESSAGE, message } from '../support/rules';

const options = { fileName: FILE_NAME, levels: ruleLevels() };

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
);
const text = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));

describe('fixing everything', () => {
  it('mends what a fix brings to light, in one edit for each place', () => {
    const wrong = `${HEAD}${MESSAGE}>> 7:08:27  Lee\n\nA &amp;amp; B\n   \n`;
    const right = `${HEAD}${message('07:08:27', 'Lee', 'A &amp; B')
      .replace(/ {2}\n/g, '\n')
      .replace('\n \n', '\n\n')}${MESSAGE}`;
    const result = fixAll(wrong, options);
    assert.equal(result.text.replace(/ +\n/g, '\n'), right.replace(/ +\n/g, '\n'));
    assert.equal(result.fixed, 3);
    const spacing = fixAll(`${HEAD}>07:08:28  Kim Park\n\nA &amp;amp; B\n`, options);
    assert.deepEqual(spacing.edits, [
      { range: { start: { line: 7, character: 1 }, end: { line: 7, character: 1 } }, newText: ' ' },
      { range: { start: { line: 9, character: 7 }, end: { line: 9, character: 11 } }, newText: '' },
    ]);
  });

  it('does only what is asked for', () => {
    const wrong = `${HEAD}>07:08:28  Kim Park\n\nA &amp;amp; B\n`;
    assert.equal(fixAll(wrong, options, 'message/header-spacing').text, wrong.replace('>0', '> 0'));
    const levels = ruleLevels({ 'message/header-spacing': 'off' });
    assert.equal(fixAll(wrong, { ...options, levels }).text, wrong.replace('amp;amp;', 'amp;'));
  });

  it('leaves nothing that can be fixed, whatever the text, and tells the same as edits', () =>
    fc.assert(
      fc.property(text, original => {
        const log = new ChatLog(original, options);
        const result = fixAll(original, options);
        assert.equal(applyTo(original, result.edits), result.text);
        assert.equal(applyTo(original, fixAllEdits(log)), result.text);
        const mended = new ChatLog(result.text, options);
        for (const finding of mended.findings.all()) {
          assert.equal(finding.rule.fix?.(mended, finding), undefined, finding.rule.id);
        }
      }),
      { numRuns: 500 },
    ));

  it('of one kind leaves none of that kind, and loses no message but duplicates', () =>
    fc.assert(
      fc.property(text, fc.constantFrom(...options.levels.keys()), (original, { id }) => {
        const result = fixAll(original, options, id);
        const mended = new ChatLog(result.text, options);
        for (const finding of mended.findings.all()) {
          if (finding.rule.id === id) assert.equal(finding.rule.fix?.(mended, finding), undefined, id);
        }
        if (id === 'message/duplicate') return;
        assert.equal(mended.transcript.messages.length, parseTranscript(original).messages.length);
      }),
      { numRuns: 1000 },
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
          const mended = new ChatLog(applyTo(original, fix.edits), options);
          assert.ok(count(mended) < count(log), finding.rule.id);
        }
      }),
      { numRuns: 500 },
    ));
});
