import assert from 'node:assert/strict';
import { detectEncoding } from '../../../../server/src/import/exported/input/encoding';
import { sampleFile } from '../exports';

/** `早上好，我们的群聊记录在这里。` in each encoding. */
const CHINESE: Record<string, string> = {
  gb18030: 'd4e7c9cfbac3a3acced2c3c7b5c4c8bac1c4bcc7c2bcd4dad5e2c0efa1a3',
  big5: 'a6ada457a66ea141a7daadccaabab873b2e1b04fbffda662b36fb8cca143',
};

/** `안녕하세요 오늘은 날씨가 좋아요. 우리 저녁에 만나기로 해요.` */
const KOREAN =
  'bec8b3e7c7cfbcbcbfe420bfc0b4c3c0ba20b3afbebeb0a120c1c1bec6bfe42e20bfecb8ae20c0fab3e1bfa120b8b8b3aab1e2b7ce20c7d8bfe42e';
/** `おはようございます。今日はとてもいい天気ですね。` */
const JAPANESE =
  '82a882cd82e682a482b282b482a282dc82b781428da193fa82cd82c682c482e082a282a293568b4382c582b782cb8142';

describe('the encoding of a text', () => {
  const check = (title: string, bytes: Uint8Array, expected: string) =>
    it(title, () => assert.equal(detectEncoding(bytes), expected));

  check('ASCII', Buffer.from('hello'), 'utf-8');
  check('UTF-8 that ends inside a character', Buffer.from('早上好').subarray(0, 8), 'utf-8');
  check('UTF-8 with replacement characters in the text', Buffer.from('é \ufffd\ufffd\ufffd'), 'utf-8');
  check('UTF-16 with a mark', Buffer.from('\ufeff早', 'utf16le'), 'utf-16le');
  check('UTF-16 without a mark', Buffer.from('2026-03-01 08:02 早', 'utf16le'), 'utf-16le');
  check('UTF-16, big end first', Buffer.from('2026-03-01 08:02 早', 'utf16le').swap16(), 'utf-16be');
  check('GB18030', Buffer.from(CHINESE.gb18030!, 'hex'), 'gb18030');
  check('Big5', Buffer.from(CHINESE.big5!, 'hex'), 'big5');
  check('EUC-KR', Buffer.from(KOREAN, 'hex'), 'euc-kr');
  check(
    'a few characters of EUC-KR, which may be Chinese',
    Buffer.from(KOREAN.slice(0, 8), 'hex'),
    'gb18030',
  );
  check('Shift_JIS', Buffer.from(JAPANESE, 'hex'), 'shift_jis');
  check(
    'Latin with many accents',
    Buffer.from('für die Größe über Öl schön möchte', 'latin1'),
    'windows-1252',
  );
  check('Latin', Buffer.from('caf\xe9 na\xefve', 'latin1'), 'windows-1252');

  it('the table of WeChat is GB18030', () => {
    const [bytes] = sampleFile('wechat-louyue.xls').bytes();
    assert.equal(detectEncoding(bytes!), 'gb18030');
  });
});
