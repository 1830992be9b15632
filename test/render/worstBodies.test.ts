import * as assert from 'node:assert/strict';
import { NameIndex } from '../../server/src/people/mention';
import { NO_PEOPLE } from '../../server/src/people/people';
import { unescapeOnce } from '../../server/src/render/entities';
import { createMarkdown } from '../../server/src/render/markdown';
import { WORST_UNITS } from './worstBodies';

/** Far longer than the rendered part of a message: so long that quadratic work takes minutes. */
const LENGTH = 150_000;

describe('a message as HTML takes linear time for', () => {
  const names = new NameIndex(['Kim Park', '李雷']);
  for (const unit of WORST_UNITS) {
    it(JSON.stringify(unit), () => {
      const body = unescapeOnce(unit.repeat(LENGTH / unit.length));
      const html = createMarkdown().render(body, { names, people: NO_PEOPLE });
      assert.match(html, /^<[a-z]+ data-line="0">/);
    });
  }
});
