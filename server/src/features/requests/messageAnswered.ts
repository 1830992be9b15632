import { answeredIndex } from '../../log/answeredMessages';
import { messageIndexAt } from '../../model/transcript';
import { MESSAGE_ANSWERED, type MessageAnswered, type MessageAnsweredParams } from '../../protocol';
import { feature } from '../support/feature';
import { POSITION } from '../support/params';

/** The message that the one at a line answers. */
export const messageAnswered = feature<MessageAnsweredParams, MessageAnswered | null>({
  method: MESSAGE_ANSWERED,
  params: { position: POSITION },
  capabilities: {},
  handle({ log: { transcript } }, { position: { line } }) {
    const answering = messageIndexAt(transcript, line);
    const index = answering === -1 ? -1 : answeredIndex(transcript.messages, answering);
    return index === -1 ? null : { index };
  },
});
