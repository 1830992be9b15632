import type { ExportSource } from '../exportSource';
import { mailShare, readMail } from './shared/phoneMail';

/** The mail of selected messages that WeChat makes on an iPhone. */
export const weChatMail: ExportSource = {
  id: 'wechat-mail',
  name: 'WeChat (mail of chat history)',
  recognize: sample => mailShare(sample, false),
  read: readMail,
};
