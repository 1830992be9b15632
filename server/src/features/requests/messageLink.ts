import { permalinkOf } from '../../log/permalink';
import { messageIndexAt } from '../../model/transcript';
import { MESSAGE_LINK, type MessageLink, type MessageLinkParams } from '../../protocol';
import { feature } from '../support/feature';
import { POSITION } from '../support/params';

/** What follows the `#` in the address of the message at a line. */
export const messageLink = feature<MessageLinkParams, MessageLink | null>({
  method: MESSAGE_LINK,
  params: { position: POSITION },
  capabilities: {},
  handle({ log: { transcript } }, { position: { line } }) {
    const index = messageIndexAt(transcript, line);
    return index === -1 ? null : { fragment: permalinkOf(transcript.messages, index) };
  },
});
