import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { ofHtml, shownBody } from '../../server/src/find/shownBody';
import { renderMessage } from '../../server/src/render/renderMessage';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { realLogs } from '../support/corpus';

describe('the texts of the real logs, as readers see them', () => {
  it('are the same with and without rendering', function () {
    for (const { path, fileName, text } of realLogs(this)) {
      const log = new ChatLog(text, { fileName, levels: ruleLevels() });
      for (const message of log.transcript.messages) {
        const rendered = ofHtml(renderMessage(message, log));
        assert.deepEqual(shownBody(message, log), rendered, path);
      }
    }
  });
});
