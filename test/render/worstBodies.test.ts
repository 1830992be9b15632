import * as assert from 'node:assert/strict';
import { createMarkdown } from '../../server/src/render/markdown';
import { renderContext } from '../support/renderContext';
import { WORST_UNITS } from './worstBodies';

/** Far longer than the rendered part of a message: so long that quadratic work takes minutes. */
const LENGTH = 150_000;

describe('a message as HTML takes linear time for', () => {
  const context = renderContext(['Kim Park', '李雷']);
  for (const unit of WORST_UNITS) {
    it(JSON.stringify(unit), () => {
      const body = unit.repeat(LENGTH / unit.length);
      const html = createMarkdown().render(body, { ...context, work: Number.NEGATIVE_INFINITY });
      assert.match(html, /^<[a-z]+(?: class="[a-z ]+")? data-line="0">/);
    });
  }
});
