import { createDecoder } from '../../../text/decoder';

/** The encodings of exports, as `TextDecoder` names them. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';

/**
 * The most common characters of Chinese text, in both scripts. Text in the wrong one of GB18030 and Big5 decodes as well, to rare
 * characters.
 */
const COMMON = new Set(
  '的一是不了在人有我他这这個个们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運吗嗎哈吧啊呢早晚群图圖片请請谢謝收消息聊',
);

/**
 * Tells the encoding of a text from its beginning: a byte order mark; zero bytes; whether it is UTF-8; else what reads as the
 * most common Chinese.
 *
 * @param head the first bytes; the last character may be cut off
 */
export function detectEncoding(head: Uint8Array): Encoding {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = zeroBytes(head);
  if (zeros.odd > head.length / 8 && zeros.odd > zeros.even * 4) return 'utf-16le';
  if (zeros.even > head.length / 8 && zeros.even > zeros.odd * 4) return 'utf-16be';
  if (isUtf8(head)) return 'utf-8';
  const [gb, big5] = [commonShare(head, 'gb18030'), commonShare(head, 'big5')];
  if (gb === undefined && big5 === undefined) return 'windows-1252';
  return (gb ?? -1) >= (big5 ?? -1) ? 'gb18030' : 'big5';
}

function zeroBytes(head: Uint8Array): { odd: number; even: number } {
  let [odd, even] = [0, 0];
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  return { odd, even };
}

/** Whether the bytes are UTF-8, except perhaps for a few that a program broke: one in twenty characters that are not ASCII. */
function isUtf8(head: Uint8Array): boolean {
  // As a stream, so that a character that is cut off at the end is no error.
  const text = createDecoder('utf-8', { fatal: false }).decode(head, { stream: true });
  // The replacement character may stand in the text itself.
  const broken = text.split('\ufffd').length - 1 - replacements(head);
  if (broken === 0) return true;
  let others = 0;
  for (const character of text) if (character >= '\u0080') others++;
  return broken * 20 <= others;
}

/** The number of replacement characters that are written in UTF-8. */
function replacements(head: Uint8Array): number {
  let count = 0;
  for (let at = head.indexOf(0xef); at !== -1; at = head.indexOf(0xef, at + 1)) {
    if (head[at + 1] === 0xbf && head[at + 2] === 0xbd) count++;
  }
  return count;
}

/** The share of common characters among all that are not ASCII; `undefined` if the bytes are mostly not of this encoding. */
function commonShare(head: Uint8Array, encoding: Encoding): number | undefined {
  const text = createDecoder(encoding, { fatal: false }).decode(head, { stream: true });
  let [common, all, broken] = [0, 0, 0];
  for (const character of text) {
    if (character < '\u0080') continue;
    all++;
    if (COMMON.has(character)) common++;
    else if (character === '\ufffd' || (character >= '\ue000' && character <= '\uf8ff')) broken++;
  }
  if (all === 0 || broken * 10 > all) return undefined;
  return (common - broken) / all;
}
