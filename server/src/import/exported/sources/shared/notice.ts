import { isTencentNotice } from '../../../../log/notices/tencent';
import { type OmittedItem, omitted } from '../../readItem';
import { oneLine } from './plainBody';

const RECALLED = /撤回|收回了?一[条則]|recalled (?:a|this) message|消息已(?:被)?删除/i;
/** WeChat puts names in quotes; people who tell what happened do not. */
const QUOTED = /^(?:["“「]|你|您|我(?:拍了拍|戳了戳)|You )|["“”「」]/;

/** A notice of WeChat or QQ, as what is left out. */
export function tencentNotice(text: string): OmittedItem {
  return omitted(RECALLED.test(text) ? 'recalled' : 'notice');
}

/** Whether a text is certainly a notice of WeChat, in an export that does not mark notices. */
export function isSurelyNotice(text: string): boolean {
  const line = oneLine(text);
  return QUOTED.test(line) && isTencentNotice(line);
}
