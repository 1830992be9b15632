import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ChatLog } from '../../server/src/document/chatLog';
import { growLog } from '../../server/src/document/growLog';
import { LogDocument } from '../../server/src/lsp/logDocument';
import { rules } from '../../server/src/rules';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { HiddenImages, imagesOf } from '../support/images';
import { peopleOf } from '../support/people';
import { runs } from '../support/runs';
import { snapshot } from '../support/snapshot';

/**
 * Incremental equals full: after any series of edits, everything derived from a log is deeply equal to what is derived from
 * its text parsed from scratch. Each log gets up to 12 edits.
 */
const logs = runs(5_000);

/** Another log of the workspace, with names that look like those of the fuzzed ones. */
const otherLog = new ChatLog('> 07:08:28  Kim-Acme\n\n> 07:16:19  李雷\n', {
  fileName: '',
  levels: new Map(),
});
const namesakes = new ChatLog('> 07:08:28  Kim\n\n> 07:16:19  李雷-某某\n', {
  fileName: '',
  levels: new Map(),
});

const people = peopleOf(otherLog, namesakes);
const fileName = '2018-01-22-chat.markdown';

/** Each log begins with folders that aren't listed. */
const images = new HiddenImages(imagesOf(['img/x.png']));

/**
 * Either every rule is on, so that all findings are compared; or all but those for the set of speakers. These have all
 * messages checked again when a name is added or removed, which would hide findings that are not updated.
 */
const all = {
  fileName,
  levels: ruleLevels(Object.fromEntries(rules.map(rule => [rule.id, 'warning']))),
  people,
  images,
};
const withoutSpeakersRules = {
  ...all,
  levels: new Map([...all.levels].filter(([rule]) => rule.scope !== 'speakers')),
};

/** Parts of logs, and text that looks like them. */
const fragment = fc.constantFrom(
  '---\n',
  '---',
  '...\n',
  '---js\n',
  '----\n',
  'layout: source\n',
  'title: "2018-01-22-WeChat"\n',
  'date: 2018-01-22 12:00:00\n',
  'tag:\t\t  [chat]\n',
  'lines: 2\n',
  'lines: [\n',
  'auther: A\n',
  '> 07:08:28  Kim\n',
  '> 07:08:28  Kim  \r\n',
  '> 07:16:19  李雷-某某\n',
  '> 06:00:00  Kim\n',
  '> 25:61:00  Kim\n',
  '> 07:08:28  我\n\nThe release is planned.\n\n',
  '> 07:08:28  Kim\n\nThe release is planned.\n\n',
  '> 07:08:29  李雷\n\nIt is planned for Friday.\n\n',
  '> 07:08:30  Wing\n\nIt is planned for Friday.\n\n',
  '> 08:00  Kim\n',
  '>07:08:28 Kim\n',
  '＞ 07：08：28  Kim\n',
  '07:08:28  Kim\n',
  '> 07:08:28\n',
  '> quote\n',
  '   \n',
  '\n',
  '\r\n',
  '\r',
  '\n\r',
  'hello\n',
  'hello @Kim [强]\n',
  '@李雷-某',
  '![x](http://a.cn/x.png)\n',
  '![x](/img/x.png)\n',
  '![x](/img/@Kim.png)\n',
  '&amp;#160;&amp;amp;\n',
  '```\n',
  '<!-- chatlog-disable-next-line -->\n',
  '<!-- chatlog-disable-next-line message/empty-body, message/duplicate -->\n',
  '<!-- chatlog-disable-next-line speaker/similar-name -->\n',
  '<!-- chatlog-disable-next-line image/missing -->\n',
  '<!-- chatlog-disable image/missing, message/duplicate -->\n',
  '<!-- chatlog-disable message/missing-blank-line -->\n',
  '<!-- chatlog-disable -->\n',
  '<!-- chatlog-enable -->\n',
  '<!-- chatlog-enable message/missing-blank-line, message/empty-body -->\n',
  '<!-- chatlog-disable-file message/header-spacing, image/x -->\n',
  '# chatlog-disable-next-line front-matter/unknown-key\n',
  '# chatlog-disable\n',
  ' -->',
  '😀',
  '\u2028',
  '\ufeff',
  ' ',
  '>',
  '0',
  ':',
);

const text = fc.array(fragment, { maxLength: 30 }).map(parts => parts.join(''));

/** Positions as fractions of the text, so that shrinking works with texts of any length. */
const edit = fc.record({
  at: fc.nat(1_000),
  length: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.nat(12) },
    fc.nat(400),
  ),
  insert: fc.oneof(
    fc.constant(''),
    fragment,
    fc.array(fragment, { maxLength: 5 }).map(parts => parts.join('')),
  ),
  /** Whether the folders of images are listed, or are forgotten, before it. */
  changesImages: fc.nat(5).map(chance => chance === 0),
});

/** Comments that are about more than one line have all messages looked at again, and would hide what is not kept up to date by others. */
const withoutWide = text.map(each =>
  each.replaceAll(/(?<=chatlog-)(?:disable|enable)(?:-file)?(?= )/g, 'disable-next-line'),
);

const options = fc.constantFrom(all, withoutSpeakersRules);

describe('incremental edits', () => {
  it('are of names that look alike', () => {
    for (const name of ['Kim', '李雷-某某']) assert.equal(people.similarTo(name).length, 1);
  });

  it(`give what a fresh read gives (${logs} logs)`, function () {
    this.timeout(0);
    let edits = 0;
    fc.assert(
      fc.property(
        options,
        fc.oneof(text, withoutWide),
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        fc.nat(9).map(chance => chance > 0),
        (options, start, series, isRequested) => {
          images.isListed = false;
          const document = new LogDocument('file:///2018-01-22-chat.markdown', 'chatlog', 0, start, options);
          let reference = TextDocument.create('file:///a', 'chatlog', 0, start);
          // Edits update what was requested before.
          if (isRequested) snapshot(document.log);
          for (const { at, length, insert, changesImages } of series) {
            edits++;
            if (changesImages) {
              images.isListed = !images.isListed;
              document.log.imagesChanged();
              assert.deepEqual(snapshot(document.log), snapshot(new ChatLog(reference.getText(), options)));
            }
            const from = Math.floor((at / 1_000) * reference.getText().length);
            const range = { start: reference.positionAt(from), end: reference.positionAt(from + length) };
            const change = { range, text: insert };
            reference = TextDocument.update(reference, [change], reference.version + 1);
            const before = new Set(document.log.transcript.messages);
            const changes = document.update([change], document.version + 1);
            assert.equal(document.getText(), reference.getText());
            assert.equal(document.lineCount, reference.lineCount);
            assert.deepEqual(snapshot(document.log), snapshot(new ChatLog(reference.getText(), options)));
            // Parts that an edit does not touch keep their identity.
            const inserted = new Set(changes.flatMap(each => each.inserted));
            for (const message of document.log.transcript.messages)
              assert.ok(before.has(message) || inserted.has(message));
          }
          for (const offset of [
            0,
            1,
            7,
            Math.floor(reference.getText().length / 2),
            reference.getText().length + 9,
          ]) {
            assert.deepEqual(document.positionAt(offset), reference.positionAt(offset));
            assert.equal(
              document.offsetAt(document.positionAt(offset)),
              reference.offsetAt(reference.positionAt(offset)),
            );
          }
        },
      ),
      { numRuns: logs },
    );
    console.log(`      ${edits} edits compared`);
  });

  it(`build a log from pieces as from the whole text (${logs} logs)`, async function () {
    this.timeout(0);
    await fc.assert(
      fc.asyncProperty(options, text, fc.nat(4), async (options, whole, linesInPiece) => {
        const lines = whole.split(/(?<=\n)/);
        const pieces: string[] = [];
        while (lines.length > 0) pieces.push(lines.splice(0, linesInPiece + 1).join(''));
        const grown = await growLog(pieces, options, async () => {});
        assert.deepEqual(snapshot(grown), snapshot(new ChatLog(whole, options)));
        assert.equal(grown.options.levels.size, options.levels.size);
      }),
      { numRuns: logs },
    );
  });
});
