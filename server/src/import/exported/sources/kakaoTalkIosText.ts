import { type ExportSource, share } from '../exportSource';
import { mobileForm, readMobile } from './shared/kakaoMobile';

/**
 * The text that KakaoTalk exports on an iPhone: a line for each day, then `2026. 3. 1. 오전 8:02, 한별 : 안녕`; in old versions
 * `오전 8:02, 한별 : 안녕`; in English `Mar 1, 2026 at 20:02, Kim : Hi`. A long chat is in several files.
 */
export const kakaoTalkIosText: ExportSource = {
  id: 'kakaotalk-ios-text',
  name: 'KakaoTalk (iPhone, text)',

  recognize(sample) {
    const form = mobileForm(sample);
    if (form === undefined || form.isOfPhone !== 'iphone') return 0;
    return share(true, form.isHeaded || form.isSpoken);
  },

  read: readMobile,
};
