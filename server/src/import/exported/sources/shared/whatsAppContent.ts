import { isAttachment, isDeletedText, saysOmitted } from '../../../../log/notices/whatsApp';
import { withoutMarks } from '../../../written/marks';
import type { Attachment, AttachmentKind, ExportedMessage } from '../../readItem';
import { attachmentKind } from './attachmentKind';
import { bodyText, plainBody } from './plainBody';

type Content = Pick<ExportedMessage, 'body' | 'attachments' | 'isEdited'>;

/** A file, and the text that was sent with it. */
interface Found {
  readonly attachment: Attachment;
  readonly caption: string;
}

/** The mark before WhatsApp's own texts. It writes it before names and in front of some lines as well. */
const OWN_MARK = /\u200e/g;
/** A mention; the name of someone who is not in the address book begins with `~`. */
const MENTION = /@\u2068~?\s?([^\u2066-\u2069\u202a-\u202e]{1,160})\u2069/g;
/** Marks around a number, and around other names. */
const ISOLATED = /[\u2068\u202a]([^\u2066-\u2069\u202a-\u202e]{1,160})[\u2069\u202c]/g;

/** `<attached: 00000012-PHOTO.jpg>` of an iPhone. */
const ATTACHED = /<\s?[^<>:：\n]{2,40}[:：]\s?([^<>:*?"|\n]{1,240}\.\w{1,8})\s?>/u;
/** `00000012-PHOTO.jpg <attached>` of an old iPhone. */
const ATTACHED_OLD = /^([^<>:*?"|\n]{1,240}\.\w{1,8}) <([^<>\n]{2,40})>$/u;
/** `IMG-20260301-WA0001.jpg (file attached)` of an Android phone. */
const FILE_ATTACHED = /^([^<>:*?"|\n]{1,240}\.\w{1,8}) \(([^()\n]{3,40})\)$/u;
/** The name of a document, which may be followed by its number of pages: `plan.pdf • 3 pages`. */
const DOCUMENT = /^([^\n]{1,240}\.\w{1,8})(?: • [^\n]{1,80})?$/u;
/** The names that WhatsApp gives to files. */
const OWN_FILE = /^(?:[A-Z]{3}-\d{8}-WA\d+|\d{4}-\d\d-\d\d-[A-Z]+-\d+|\d{8}-[A-Z]+-\d)/;
const ATTACHED_WORDS =
  /attach|angeh[äa]ngt|anhang|joint|adjunt|alleg|anexad|anexo|bijgevoegd|bifogad|vedlagt|vedhæft|liitett|přiložen|priložen|załącz|csatol|ataşat|atașat|eklendi|ekli|terlampir|dilampirkan|đính kèm|прикреп|добавлен|приложен|додано|приєднано|συνημμέν|επισυνάπτ|附件|附加|添付|첨부|קובץ|מצורף|صורף|مرفق|پیوست|संलग्न|সংযুক্ত|แนบ/iu;

/** `<Media omitted>` of an Android phone: the words for files, of which it does not say the kind. */
const MEDIA_WORDS =
  /m[eéií]d[ijyí]|медиа|медіа|медиј|файл|фајл|dosya|medya|fichier|fitxer|ficheiro|archivo|bestand|datotek|pliki|vedlegg|πολυμέσ|αρχείο|multi|メディア|미디어|媒体|媒體|媒体|影音|מדיה|وسائط|رسانه|پيوست|میڈیا|मीडिया|মিডিয়া|মিডিয়া|મીડિયા|મિડિયા|ਮੀਡੀਆ|ಮಾಧ್ಯಮ|മീഡിയ|మీడియా|మాధ్యమ|கோப்பு|ஊடக|ไฟล์|สื่อ|phương tiện|tệp|ມີເດຍ|fayl|media/iu;

/** The words for kinds of files, the most specific first. */
const KINDS: readonly (readonly [AttachmentKind, RegExp])[] = [
  [
    'sticker',
    /sticker|стикер|стікер|贴图|貼圖|表情|スタンプ|스티커|çıkartma|naklejk|figurinha|autocollant|pegatina|adesiv|מדבק|סטיקר|ملصق|استیکر|klistermærke|klistremerke|dekal|tarra|samolepk|nálepk|αυτοκόλλητ|nhãn dán|stiker/iu,
  ],
  ['image', /\bgif\b|動圖|动图/iu],
  [
    'video',
    /v[ií]d[eé]o|видео|відео|视频|視頻|影片|視訊|動画|ビデオ|동영상|비디오|wideo|וידאו|סרטון|فيديو|ویدیو|βίντεο|phim/iu,
  ],
  [
    'audio',
    /[aá]udio|sprachnachricht|аудио|аудіо|音频|音訊|音頻|语音|語音|オーディオ|音声|오디오|음성|\bses\b|sesli|suara|âm thanh|שמע|קול|صوت|ήχος|ljud|\blyd\b|zvuk|dźwięk|hang/iu,
  ],
  [
    'file',
    /document|documento|dokument|документ|文档|文件|檔案|書類|ドキュメント|문서|belge|dokumen|tài liệu|מסמך|مستند|سند|asiakirja|έγγραφο|contact|kontakt|contatto|контакт|联系人|名片|聯絡人|連絡先|연락처|kişi|kontak|איש קשר|جهة اتصال|liên hệ/iu,
  ],
  [
    'image',
    /image|imagen|imagem|immagine|imagine|photo|foto|bild|billede|bilde|afbeelding|изображени|зображенн|фото|图片|圖片|图像|圖像|影像|照片|画像|写真|이미지|사진|görüntü|resim|fotoğraf|obraz|zdjęcie|gambar|hình ảnh|תמונה|صورة|تصویر|عکس|obrázek|obrázok|kuva|εικόνα|kép|slika/iu,
  ],
];

/** `<This message was edited>`, at the end of the text. */
const EDITED = new RegExp(
  `[ \\u200e]{0,2}<(?:${[
    '[^<>]{0,60}(?<!\\p{L})(?:edited|bearbeitet|modifié|editó|editado|editada|modificato|bewerkt|redigeret|redigerat|redigert|edytowan\\p{L}{0,2}|düzenlendi|diedit|upraven\\p{L}{0,2}|szerkeszt\\p{L}{1,8}|muokattu|editat|izmijenjen\\p{L}?)(?!\\p{L})[^<>]{0,60}',
    '[^<>]{0,60}(?:编辑|編輯|編集|편집|수정|изменен|изменён|отредактирован|змінен|відредагован|נערכ|עריכה|ערכ|تعديل|ویرایش|chỉnh sửa|แก้ไข|επεξεργ|редактиран)[^<>]{0,60}',
  ].join('|')})>$`,
  'iu',
);

const MARK_LENGTH = 140;

/** Polls, whose text is in further lines: `POLL:`. */
const POLL =
  /^(?:poll|encuesta|sondage|umfrage|abstimmung|enquete|sondaggio|peiling|опрос|опитування|投票|アンケート|투표|anket|polling|jajak pendapat|ankieta|omröstning|סקר|استطلاع|votação|khảo sát)\s?[:：]/iu;

/** A placeholder, with the name of a document, is not longer. */
const PLACEHOLDER_LENGTH = 320;

/** What a message contains: its text; its files, from what an iPhone or an Android phone writes in their place. */
export function whatsAppContent(text: string): Content {
  const whole = bodyText(text.replace(MENTION, '@$1').replace(ISOLATED, '$1'));
  const mark = whole.endsWith('>') ? EDITED.exec(whole.slice(-MARK_LENGTH))?.[0] : undefined;
  const said = mark === undefined ? whole : whole.slice(0, -mark.length);
  const isEdited = mark === undefined ? undefined : true;
  const plain = bodyText(said.replace(OWN_MARK, ''));
  const { attachment, caption } = omittedAtEnd(said) ?? attachmentIn(plain) ?? {};
  if (attachment === undefined) return { body: plainBody(plain), isEdited };
  return { body: plainBody(caption!), attachments: [attachment], isEdited };
}

/** A caption, or the name of a document, before a placeholder with WhatsApp's mark: `Look! \u200eimage omitted`. */
function omittedAtEnd(text: string): Found | undefined {
  const at = text.lastIndexOf('\u200e');
  const words = text.slice(at + 1);
  if (at === -1 || words.includes('\n') || !isOmitted(words)) return undefined;
  const kind = kindOf(words) ?? 'file';
  const before = bodyText(text.slice(0, at).replace(OWN_MARK, ''));
  const name = kind === 'file' ? DOCUMENT.exec(before)?.[1] : undefined;
  return { attachment: { kind, name: name?.trim() }, caption: name === undefined ? before : '' };
}

/** Whether a text that WhatsApp has marked as its own stands for something that was sent. */
export function isSent(text: string): boolean {
  return isAttachment(text) || ATTACHED.test(text) || POLL.test(text) || isOmitted(text);
}

/** Whether a text stands in place of a message that was deleted. */
export function isDeleted(text: string): boolean {
  return isDeletedText(bodyText(withoutMarks(text)));
}

function attachmentIn(text: string): Found | undefined {
  const attached = text.includes('<') ? ATTACHED.exec(text) : null;
  if (attached !== null) {
    const [whole, path] = attached as unknown as [string, string];
    const before = text.slice(0, attached.index).trimEnd();
    const name = nameAbove(before, path);
    const rest = [name === undefined ? before : '', text.slice(attached.index + whole.length)];
    return {
      attachment: { kind: kindOfFile(path), path: path.trim(), name },
      caption: rest.filter(part => part.trim() !== '').join('\n'),
    };
  }
  const [first = '', ...others] = text.split('\n');
  const [, path, words] = /[)>]$/.test(first)
    ? (FILE_ATTACHED.exec(first) ?? ATTACHED_OLD.exec(first) ?? [])
    : [];
  if (path !== undefined && (OWN_FILE.test(path) || ATTACHED_WORDS.test(words!))) {
    return { attachment: { kind: kindOfFile(path), path }, caption: others.join('\n') };
  }
  const kind = omittedKind(first);
  if (kind === undefined) return undefined;
  const name = first.includes(' • ') ? DOCUMENT.exec(first)?.[1] : undefined;
  return { attachment: { kind, name }, caption: others.join('\n') };
}

/** `plan.pdf • 3 pages` before the file `00000012-plan.pdf`: the name of a document, which is no caption. */
function nameAbove(text: string, path: string): string | undefined {
  const name = DOCUMENT.exec(text)?.[1];
  if (name !== undefined) return name;
  // A name may have lost its ending.
  const [title] = / • /.test(text) && !text.includes('\n') ? text.split(' • ') : [];
  return title !== undefined && path.includes(title.trim()) ? title.trim() : undefined;
}

/** The kind of a placeholder for a file that the export leaves out; `undefined` for other texts. */
function omittedKind(text: string): AttachmentKind | undefined {
  if (text.length > PLACEHOLDER_LENGTH) return undefined;
  const [, inside] = /^<\s?([^<>]{3,60}?)\s?>$/u.exec(text) ?? [];
  const words = inside ?? text;
  if (inside !== undefined && (MEDIA_WORDS.test(inside) || saysOmitted(inside)))
    return kindOf(words) ?? 'file';
  return isOmitted(text) ? (kindOf(words) ?? 'file') : undefined;
}

/** `image omitted`: a kind of file and that it is omitted, and hardly a word more. */
function isOmitted(text: string): boolean {
  if (text.length > PLACEHOLDER_LENGTH || (text.length > 40 && !text.includes(' • '))) return false;
  const words = text.replace(/^.{1,240}\.\w{1,8} • (?:[^\n]{1,40}? )??(?=\S+ \S+$)/u, '');
  return (
    words.length <= 40 && words.split(' ').length <= 5 && saysOmitted(words) && kindOf(words) !== undefined
  );
}

function kindOf(words: string): AttachmentKind | undefined {
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** The kind of a file. Sound that was recorded for the chat and stickers have names of their own. */
function kindOfFile(name: string): AttachmentKind {
  if (/\bSTICKER\b|^STK-|\.webp$/i.test(name)) return 'sticker';
  if (/^PTT-|-AUDIO-.*\.opus$/.test(name)) return 'voice';
  return attachmentKind(undefined, name);
}
