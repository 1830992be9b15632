import { DATE, readDate, type WrittenDate } from './date';

/** The words for today and yesterday in the languages of Discord and Slack. */
const TODAY = [
  "today|heute|aujourd[’']hui|hoy|hoje|oggi|vandaag|dzisiaj|dziś|сегодня|сьогодні|bugün|idag|i dag",
  'tänään|dnes|dneska|ma|astăzi|azi|σήμερα|днес|danas|šiandien|hôm nay|วันนี้|आज|今日|오늘|今天|hari ini',
  'היום|اليوم|امروز',
].join('|');
const YESTERDAY = [
  'yesterday|gestern|hier|ayer|ontem|ieri|gisteren|wczoraj|вчера|вчора|dün|igår|i går|eilen|včera',
  'tegnap|χτες|χθες|jučer|juče|vakar|hôm qua|เมื่อวาน(?:นี้)?|(?:बीता )?कल|昨日|어제|昨天|kemarin|אתמול',
  'أمس|دیروز',
].join('|');

/** The days of the week from Sunday on. */
const WEEKDAYS: readonly string[] = [
  'sunday|sun|星期日|星期天|週日|周日|周天|日曜日|일요일|sonntag|dimanche|domingo|воскресенье',
  'monday|mon|星期一|週一|周一|月曜日|월요일|montag|lundi|lunes|понедельник',
  'tuesday|tues|tue|星期二|週二|周二|火曜日|화요일|dienstag|mardi|martes|вторник',
  'wednesday|wed|星期三|週三|周三|水曜日|수요일|mittwoch|mercredi|miércoles|среда',
  'thursday|thurs|thu|星期四|週四|周四|木曜日|목요일|donnerstag|jeudi|jueves|четверг',
  'friday|fri|星期五|週五|周五|金曜日|금요일|freitag|vendredi|viernes|пятница',
  'saturday|sat|星期六|週六|周六|土曜日|토요일|samstag|samedi|sábado|суббота',
];

/** A day of the week, in words. */
export const WEEKDAY = `(?:${WEEKDAYS.join('|')})`;

/** `Today`, `gestern`, `昨天`. */
export const NEAR_DAY = `(?:${TODAY}|${YESTERDAY})`;

/** The text between such a day and the time: `Today at 8:19`, `heute um 8:19`, `Сегодня, в 8:19`, `今天08:19`. */
export const NEAR_AT =
  '[,、]? ?(?:(?:at|um|à|a las?|às|alle|om|o|в|о|saat|kl\\.?|klo|v|u|vid|la|στις|lúc|เวลา|pukul|ב-?|الساعة|ساعت) ?)?';

const IS_TODAY = new RegExp(`^(?:${TODAY})$`, 'i');
const IS_YESTERDAY = new RegExp(`^(?:${YESTERDAY})$`, 'i');
const IS_WEEKDAY = WEEKDAYS.map(words => new RegExp(`^(?:${words})\\.?$`, 'i'));
const IS_DATE = new RegExp(`^${DATE}$`, 'i');

/** Reads a day in words, or a date; `undefined` for anything else. */
export function readDay(text: string): WrittenDate | undefined {
  if (IS_TODAY.test(text)) return { kind: 'daysAgo', days: 0 };
  if (IS_YESTERDAY.test(text)) return { kind: 'daysAgo', days: 1 };
  const weekday = IS_WEEKDAY.findIndex(words => words.test(text));
  if (weekday !== -1) return { kind: 'weekday', weekday };
  return IS_DATE.test(text) ? readDate(text) : undefined;
}
