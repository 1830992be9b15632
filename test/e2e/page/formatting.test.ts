// Format Document as a user does it: with its keys, and undo.
import * as assert from 'node:assert/strict';
import { press, window } from './window';
import { goTo, openFile, screenshot, waitForColors, wholeText } from './workbench';

/** Its fourth message has a header that lacks spaces, its fourteenth no separator; both are spaced by hand. */
const DEFECTIVE = '_posts/2026-03-02-chat.markdown';

describe('Formatting', () => {
  it('spaces a log at one key, and gives the text back at another', async () => {
    await openFile(window(), DEFECTIVE);
    await waitForColors(window());
    const before = await wholeText(window());
    await goTo(window(), 16, 4);
    await screenshot(window(), 'format-before');
    await press('Control+Shift+I');
    await window().waitForFunction(() =>
      [...document.querySelectorAll('.view-line')].some(line =>
        line.textContent?.replaceAll('\u00a0', ' ').includes('> 07:50:02  周'),
      ),
    );
    await screenshot(window(), 'format');
    const after = await wholeText(window());
    assert.ok(before.includes('\n>07:50:02 周'));
    assert.ok(after.includes('   \n> 07:50:02  周'));
    assert.match(after, /> 09:03:59 {2}老魏（运维） {2}\n {3}\n/);
    assert.equal(after.replace(/\s/g, ''), before.replace(/\s/g, ''));
    await press('Control+z');
    assert.equal(await wholeText(window()), before);
  });
});
