import { bodyText, type Message } from '../model/message';
import type { RenderContext } from '../render/renderContext';
import { MAX_MARKDOWN_LENGTH } from '../render/renderMessage';
import { type ShownBody, shownBody } from './shownBody';

/** What is searched of a message: what readers see of its body. Of a body that is so long that only its beginning is shown, all as it is written. */
export function searchedBody(message: Message, context: RenderContext): ShownBody {
  const shown = shownBody(message, context);
  const body = bodyText(message);
  return body.length > MAX_MARKDOWN_LENGTH ? { ...shown, text: body } : shown;
}
