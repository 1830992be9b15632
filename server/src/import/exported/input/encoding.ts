import { createDecoder } from '../../../text/decoder';

/** The encodings of exports, as `TextDecoder` names them. */
export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'gb18030'
  | 'big5'
  | 'euc-kr'
  | 'shift_jis'
  | 'windows-1252';

/**
 * The most common characters of Chinese text, in both scripts. Text in the wrong one of GB18030 and Big5 decodes as well, to rare
 * characters.
 */
const COMMON = new Set(
  '的一是不了在人有我他这这個个们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運吗嗎哈吧啊呢早晚群图圖片请請谢謝收消息聊',
);

/** The most common syllables of Korean text. Chinese text that is read as Korean has others. */
const COMMON_HANGUL = new Set(
  '이다는을가에의고하지로한를은기도나사어해그요아자서리시인있수보정대만라일음네거면들니안여게전오으제부구상주장내스우과것없세공진동같더원생신예방조모소비저와할까했건왜좋선님감습입물람습',
);

/**
 * Tells the encoding of a text from its beginning: a byte order mark; zero bytes; whether it is UTF-8; else what reads as the
 * most common Chinese, Korean or Japanese.
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
  let best: Encoding | undefined;
  let bestShare = -1;
  for (const [encoding, isCommon, least] of CANDIDATES) {
    const share = commonShare(head, encoding, isCommon, least > 0 ? ENOUGH : 0);
    if (share === undefined || share < least || share <= bestShare) continue;
    [best, bestShare] = [encoding, share];
  }
  const isRare = bestShare < RARE;
  return best === undefined || (isRare && isOfSingleBytes(head)) ? 'windows-1252' : best;
}

/** A text of one of the encodings has more common characters than this; letters with accents are read as rare characters. */
const RARE = 0.05;

/** Whether most bytes that are not ASCII stand alone, as letters with accents do between others. */
function isOfSingleBytes(head: Uint8Array): boolean {
  let [runs, single] = [0, 0];
  for (let i = 0; i < head.length; i++) {
    if (head[i]! < 0x80 || (i > 0 && head[i - 1]! >= 0x80)) continue;
    runs++;
    if (i + 1 === head.length || head[i + 1]! < 0x80) single++;
  }
  return single * 3 > runs * 2;
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

/** A few characters of Chinese may all be among the common ones of Korean. */
const ENOUGH = 8;

/** The encodings of two bytes a character, what is common in them, and the share of it that is needed at least. */
const CANDIDATES: readonly (readonly [Encoding, (character: string) => boolean, number])[] = [
  ['gb18030', character => COMMON.has(character), -1],
  ['big5', character => COMMON.has(character), -1],
  // Chinese in GB18030 reads as Korean as well, and as some kana: these need more.
  ['euc-kr', character => COMMON_HANGUL.has(character), 0.35],
  ['shift_jis', character => character >= '\u3041' && character <= '\u30fa', 0.35],
];

/** The share of common characters among all that are not ASCII; `undefined` if the bytes are mostly not of this encoding. */
function commonShare(
  head: Uint8Array,
  encoding: Encoding,
  isCommon: (character: string) => boolean,
  leastNumber: number,
): number | undefined {
  const text = createDecoder(encoding, { fatal: false }).decode(head, { stream: true });
  let [common, all, broken] = [0, 0, 0];
  for (const character of text) {
    if (character < '\u0080') continue;
    all++;
    if (isCommon(character)) common++;
    else if (character === '\ufffd' || (character >= '\ue000' && character <= '\uf8ff')) broken++;
  }
  if (all === 0 || broken * 10 > all || common < leastNumber) return undefined;
  return (common - broken) / all;
}
