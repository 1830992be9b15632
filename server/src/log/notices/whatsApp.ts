/**
 * WhatsApp's own texts in a chat, which are not messages. The wordings are those of its exports on Android and the iPhone, from
 * public parsers and their samples. In other languages, notices are recognized by quotation marks, or on an iPhone by the mark
 * before the text (`import/copied/whatsApp.ts`).
 */

/** The beginning of a notice with a colon further on: for `Noa created group "Trip: Rome"`, the text `Noa created group "Trip`. */
const BEGINNING = new RegExp(
  [
    // English
    '^(?:Tap|Click) (?:to|here)\\b|[.!] Tap\\b',
    "^You(?:’re|'re| are| were| created| added| removed| changed| left| joined| blocked| unblocked| deleted| pinned| turned| updated) ",
    '^(?:Messages|Your messages|Your security code|Your chats|This (?:chat|group|message|business)|Waiting for) ',
    ' (?:created (?:this )?group|changed (?:the|this|their|to)|added |removed |was (?:added|removed)|joined (?:using|from|via|the)|left$)',
    ' (?:turned (?:on|off)|updated the|reset (?:this|the)|pinned (?:a|this)|requested to|started a|(?:is|are) (?:now|no longer) an? )',
    // German, Dutch, the Scandinavian languages
    ' hat (?:die|das|den|diese|dich|seine|ihre) |^Du (?:hast|bist|wurdest) |^Tippe,|^(?:Deine )?Nachrichten (?:und|an) ',
    ' heeft (?:de|het|dit|deze|je|zijn|haar) |^Je (?:hebt|bent) ',
    ' (?:skapade|ändrade|lade till|opprettet|endret|la til|oprettede|ændrede|tilføjede) ',
    // French, Spanish, Portuguese, Italian
    ' a (?:créé|changé|modifié|ajouté|retiré|supprimé|rejoint|épinglé) |^Vous avez |^Appuyez ',
    ' (?:creó|cambió|añadió|agregó|eliminó|fijó|salió|se unió) |^(?:Creaste|Cambiaste|Añadiste|Toca|Pulsa) ',
    ' (?:criou|mudou|alterou|adicionou|removeu|fixou|entrou) |^Você (?:criou|mudou|alterou|adicionou|removeu) |^(?:Toque|Clique) ',
    ' ha (?:creato|cambiato|modificato|aggiunto|rimosso|fissato) |^Tocca ',
    // Russian, Ukrainian, Turkish, Indonesian
    ' (?:создал|создала|изменил|изменила|добавил|добавила|удалил|удалила|створив|створила|змінив|змінила)(?:\\(-?а\\))? ',
    ' (?:grubunu oluşturdu|grubun|konuyu|kişisini) | (?:membuat|mengubah|menambahkan|mengeluarkan) |^Ketuk ',
    // Chinese, Japanese, Korean, Hebrew, Arabic
    '(?:创建了?|建立了|更改了|修改了|變更了|将群组|將群組)(?:此|本|该|該)?(?:群|主题|主題|说明|說明|名称|名稱)|^(?:点击|點擊|轻触|輕觸)',
    '(?:が|は)グループ|님이 .{0,40}(?:만들|변경|바꿨|추가)|(?:יצר/?ה?|יצרת|שינה|שינת[ה]?|הוסיף/?ה?) (?:את|ה)|(?:أنشأ|غيّر|أضاف|أزال) ',
  ].join('|'),
);

/** Whole notices that a person would not type, as they are sentences about the chat itself. More text may follow. */
const SENTENCE = new RegExp(
  `^(?:${[
    'Messages (?:and calls|to this (?:chat|group)|you send to this)[^.]{0,60} (?:are|are now|is) (?:secured with )?end-to-end encrypt',
    'Nachrichten (?:und Anrufe|in diesem Chat|an diesen? )[^.]{0,60}Ende-zu-Ende',
    'Les messages et les appels sont chiffrés|Los mensajes y las llamadas están cifrados|I messaggi e le chiamate sono crittografati',
    'As mensagens e (?:as )?(?:chamadas|ligações) são|Berichten en gesprekken (?:worden|zijn) end-to-end|Сообщения и звонки защищены',
    'Повідомлення й дзвінки захищено|Wiadomości i połączenia są|Mesajlar ve aramalar uçtan|Pesan dan panggilan (?:ini )?(?:ter)?enkripsi',
    '(?:您?发送?的?)?(?:消息和通话|信息和通话|消息和通話|訊息和通話|訊息與通話)[^。]{0,20}(?:端到端|端对端|端對端|點對點)',
    'メッセージと通話はエンドツーエンド|메시지 및 전화는 종단간|메시지와 통화는 종단간|ההודעות והשיחות מוצפנות|הודעות ושיחות מוצפנות',
    'الرسائل والمكالمات مشفرة|پیامها و تماسها|پیام‌ها و تماس‌ها|Tin nhắn và cuộc gọi được mã hóa|Viestit ja puhelut salataan|Viestit ja puhelut on suojattu',
    'Meddelanden och samtal är|Beskeder og opkald er end|Meldinger og samtaler er ende|Zprávy a hovory jsou|Správy a hovory sú|Az üzenetek és hívások végpontok',
    'Poruke i pozivi (?:su )?(?:zaštićeni|potpuno)|Mesajele și apelurile sunt criptate|Τα μηνύματα και οι κλήσεις|Съобщенията и обажданията',
    'Your security code with .{1,80} changed|Deine Sicherheitsnummer für .{1,80} hat sich geändert',
  ].join('|')})`,
);

/** The text in place of a deleted message. */
const DELETED = new RegExp(
  `^(?:${[
    'This message was deleted(?: by admin .{1,80})?|You deleted this message(?: as admin)?',
    'Diese Nachricht wurde gelöscht|Du hast diese Nachricht gelöscht|Dit bericht is verwijderd|Je hebt dit bericht verwijderd|U hebt dit bericht verwijderd',
    'Ce message a été supprimé|Vous avez supprimé ce message|Se eliminó este mensaje|Eliminaste este mensaje|Este mensaje fue eliminado|Este mensaje se eliminó',
    'Questo messaggio è stato eliminato|Hai eliminato questo messaggio|(?:Essa|Esta) mensagem foi (?:apagada|eliminada)|Mensagem apagada|Você apagou (?:essa|esta) mensagem|Apagou esta mensagem',
    'Данное сообщение удалено|Это сообщение удалено|Вы удалили (?:данное|это) сообщение|Це повідомлення (?:було )?видалено|Ви видалили це повідомлення',
    'Ta wiadomość została usunięta|Usunięto tę wiadomość|Bu mesaj silindi|Bu mesajı sildiniz|Pesan ini (?:telah )?dihapus|Anda (?:telah )?menghapus pesan ini',
    '(?:此|这条|这則|此條|這條|這則)(?:消息|訊息|信息|讯息)已(?:被|經|经)?(?:删除|刪除|收回)|(?:你|您)(?:已)?(?:删除|刪除|收回)了?(?:此|这条|這則|這條)(?:消息|訊息|信息|讯息)',
    'このメッセージは削除されました|メッセージを削除しました|삭제된 메시지입니다|이 메시지는 삭제되었습니다|הודעה זו נמחקה|ההודעה נמחקה|מחקת הודעה זו|ההודעה הזו נמחקה',
    'تم حذف هذه الرسالة|(?:لقد )?حذفت هذه الرسالة|این پیام (?:پاک|حذف) شد|Tin nhắn này đã bị xóa|Tämä viesti poistettiin|Poistit tämän viestin',
    'Det här meddelandet (?:raderades|togs bort)|Denne meldingen ble slettet|Denne besked blev slettet|Tato zpráva byla (?:smazána|odstraněna)|Táto správa bola odstránená',
    'Ezt az üzenetet törölték|Ez az üzenet törölve lett|Ova je poruka izbrisana|Acest mesaj a fost șters|Αυτό το μήνυμα διαγράφηκε|Това съобщение (?:е|беше) изтрито',
  ].join('|')})[.。。!]?$`,
);

/** The words for a picture, a video or a contact that an export leaves out. These are messages. */
const OMITTED = new RegExp(
  [
    '\\b(?:omitted|weggelassen|ausgeschlossen|ausgelassen|weggelaten|omis|omise|omises|absente?|manquante?|retirée?|omess[oa]|esclus[oa]|non inclus[oa])\\b',
    '(?:omitid[oa]|oculto|oculta|não revelad[oa]|vynechán[oay]?|pominięt[oaey]|utelämnad|utelatt|udeladt|jätetty pois|kihagyva|izostavljen[oa]?)(?!\\p{L})',
    'отсутству|не добавлен|пропущен|без медиафайлов|відсутн|dahil edilmedi|atlandı|tidak disertakan|dihilangkan|đã bị bỏ qua|bị bỏ qua',
    '(?:已|被)?(?:忽略|略去|省略)|省略|含まれていません|생략|הושמט|לא נכלל|לא נכללה|لم يتم إدراج|تم حذف الملصقات|محذوف|حذف شد',
  ].join('|'),
  'iu',
);

/** The words for a call, which are not messages. */
const CALL =
  /\bcall\b|anruf|\bappel\b|llamada|chamada|ligação|chiamata|gesprek|oproep|звонок|вызов|дзвінок|通话|通話|来电|來電|着信|통화|전화|שיחה|مكالمة|تماس|panggilan|cuộc gọi|\baramas?ı?\b|samtal|opkald|puhelu|hovor|poziv|hívás|połączenie/i;

/** Whether the words before a colon are the beginning of a notice, and not a name. */
export function isNoticeBeginning(words: string): boolean {
  return BEGINNING.test(words) || hasOpenQuote(words);
}

/** Whether a whole text is WhatsApp's own, whatever the speaker. */
export function isNoticeText(text: string): boolean {
  return isSentence(text) || isDeletedText(text);
}

/** Whether a whole text is a sentence of WhatsApp about the chat itself. */
export function isSentence(text: string): boolean {
  return text.length < 600 && SENTENCE.test(text);
}

/** Whether a whole text stands in place of a deleted message. */
export function isDeletedText(text: string): boolean {
  return text.length < 200 && DELETED.test(text);
}

/** Whether a text contains a word for a picture, a video or a contact that an export leaves out. */
export function saysOmitted(text: string): boolean {
  return OMITTED.test(text);
}

/**
 * Whether a text that WhatsApp has marked as its own (U+200E) is a placeholder for something that was sent: a file, a place, a
 * contact, a poll. All other marked texts are notices.
 */
export function isAttachment(text: string): boolean {
  if (/^<|https?:\/\/|\.(?:\w{2,5})\b(?!\.)|^(?:POLL|POLL:|OPTION)/.test(text)) return true;
  return text.length < 80 && OMITTED.test(text);
}

/** Whether a text that WhatsApp has marked as its own is about a call. */
export function isCall(text: string): boolean {
  return CALL.test(text);
}

/**
 * Whether a quotation mark is opened and not closed, as in `created group "Trip` before `: Rome"`. One within a word (`מפק"צ`)
 * does not count.
 */
function hasOpenQuote(words: string): boolean {
  const opened = (words.match(/(?:^|\s)"/g) ?? []).length;
  const closed = (words.match(/\S"(?=\s|$|[,.;])/g) ?? []).length;
  if (opened > closed) return true;
  const [open, close] = [words.search(/[“„«「『]/), words.search(/[”»」』]/)];
  return open !== -1 && close === -1;
}
