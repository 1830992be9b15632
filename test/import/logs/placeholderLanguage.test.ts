import assert from 'node:assert/strict';
import { sampleOf } from '../../../server/src/import/exported/sample';
import { placeholderLanguage } from '../../../server/src/import/logs/placeholderLanguage';
import { sampleFile } from '../exported/exports';

describe('the language of what stands for attachments', () => {
  const check = (name: string, expected: string) =>
    it(name, () => assert.equal(placeholderLanguage(sampleOf(sampleFile(name)).text), expected));
  check('wechat-louyue.xls', 'zh');
  check('telegram-full-result.json', 'zh');
  check('whatsapp-ios-zh-cn.txt', 'zh');
  check('line-ja.txt', 'en');
  check('whatsapp-android-en-us.txt', 'en');
  check('matrix-element.json', 'en');
});
