import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll } from '../../server/src/document/fixAll';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { HiddenImages, imagesOf } from '../support/images';
import { message } from '../support/logText';
import { peopleOf } from '../support/people';
import { FILE_NAME, HEAD } from '../support/rules';

const TOP = HEAD.split('\n').length - 1;
const LOST = message('07:08:28', 'Kim Park', '![a](/img/lost.png)');
const KEPT = message('07:08:29', 'Kim Park', '![a](/img/kept.png)');
const REMOTE = message('07:08:30', 'Kim Park', '![a](https://a.cn/lost.png)');
const comment = (text: string) => `<!-- chatlog-${text} -->\n\n`;

/** A log, and its image files, of which nothing is known at first. */
function open(body: string): { log: ChatLog; images: HiddenImages; list(isListed?: boolean): boolean } {
  const images = new HiddenImages(imagesOf(['img/kept.png']));
  const log = new ChatLog(HEAD + body, { fileName: FILE_NAME, levels: ruleLevels(), images });
  log.setPeople(peopleOf(log));
  // Only findings that were requested can change.
  void log.findings;
  return {
    log,
    images,
    list(isListed = true) {
      images.isListed = isListed;
      return log.imagesChanged();
    },
  };
}

/** The findings of a log, each as `rule line`, with lines counted from the first message. */
function found(log: ChatLog): string[] {
  return Array.from(log.findings.all(), ({ rule, range }) => `${rule.id} ${range.start.line - TOP}`);
}

describe('findings that depend on image files', () => {
  it('come when the folders are listed, and go when they are not any more', () => {
    const { log, list } = open(LOST + KEPT + REMOTE);
    assert.deepEqual(found(log), []);
    assert.equal(list(), true);
    assert.deepEqual(found(log), ['image/missing 2']);
    assert.equal(list(), false);
    assert.equal(list(false), true);
    assert.deepEqual(found(log), []);
    assert.equal(log.findings.severest(9).total, 0);
  });

  it('change nothing in a log whose images exist, are on the web, or are not asked for', () => {
    assert.equal(open(KEPT + REMOTE).list(), false);
    assert.equal(open(REMOTE).list(), false);
    const { log, list } = open(LOST);
    log.configure(ruleLevels({ 'image/missing': 'off' }));
    assert.equal(list(), false);
    log.configure(ruleLevels());
    assert.deepEqual(found(log), ['image/missing 2']);
  });

  it('change if another text is reported at the same place', () => {
    const { log, images, list } = open(LOST);
    list();
    images.find = () => ({ state: 'missing', path: 'img/lost.png', otherCase: 'img/Lost.png' });
    assert.equal(log.imagesChanged(), true);
    assert.match([...log.findings.all()][0]!.message, /is named "img\/Lost\.png"/);
    assert.equal(log.imagesChanged(), false);
  });

  it('look again at no message without a local image', () => {
    const { log, list } = open(KEPT + LOST + REMOTE);
    const [kept, lost, remote] = log.transcript.messages;
    const looked = new Set<unknown>();
    const levels = [...log.options.levels.keys()];
    const emptyBody = levels.find(rule => rule.id === 'message/empty-body');
    assert.ok(emptyBody?.scope === 'message');
    const { check } = emptyBody;
    try {
      emptyBody.check = each => void looked.add(each);
      list();
    } finally {
      emptyBody.check = check;
    }
    assert.deepEqual(looked, new Set([kept, lost]));
    assert.ok(!looked.has(remote));
  });

  it('are suppressed by comments', () => {
    for (const text of [
      `${KEPT}${comment('disable-next-line image/missing')}${LOST}`.replace(/-->\n\n> .*\n +\n/, '-->\n'),
      `${comment('disable image/missing')}${LOST}${comment('enable')}${KEPT}`,
      `${LOST}${comment('disable-file image/missing')}`,
    ]) {
      const { log, list } = open(text);
      const before = found(log);
      list();
      assert.deepEqual(found(log), before, text);
      assert.deepEqual(
        before.filter(each => /image|suppression/.test(each)),
        [],
      );
    }
  });

  it('decide whether a comment is of use once all images of the log are known', () => {
    for (const text of [
      'disable-next-line image/missing',
      'disable-file image/missing',
      'disable-next-line',
    ]) {
      const { log, list } = open(KEPT + comment(text));
      assert.deepEqual(found(log), [], text);
      assert.equal(fixAll(HEAD + KEPT + comment(text), log.options).fixed.length, 0);
      assert.equal(list(), true);
      assert.deepEqual(found(log), ['suppression/unused 4'], text);
      assert.equal(fixAll(HEAD + KEPT + comment(text), log.options).fixed.length, 1);
      assert.equal(list(false), true);
      assert.deepEqual(found(log), [], text);
    }
  });

  it('decide it when the last unknown image is removed from the text, and not any more when one is added', () => {
    const { log } = open(KEPT + comment('disable-next-line image/missing') + REMOTE + KEPT);
    const lines = (first: number, last: number, newText = '') =>
      log.edit({
        range: { start: { line: TOP + first, character: 0 }, end: { line: TOP + last, character: 0 } },
        newText,
      });
    lines(10, 14);
    assert.deepEqual(found(log), []);
    lines(2, 3, 'Hi\n');
    assert.deepEqual(found(log), ['suppression/unused 4']);
    lines(8, 9, '![a](/img/kept.png)\n');
    assert.deepEqual(found(log), []);
  });

  it('say nothing of a comment in a log without local images', () => {
    assert.deepEqual(found(open(comment('disable-next-line image/missing') + REMOTE).log), [
      'suppression/unused 0',
    ]);
  });
});
