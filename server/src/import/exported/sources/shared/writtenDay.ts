import type { Day } from '../../../../text/calendar';
import { dayOf } from '../../../written/date';
import { monthNamed } from './monthNames';

/** A day in a text: `Sun Mar 01 08:00:01 2026`, `Mon Mar 2 2026`, `09 April 2014`, `2026-03-01`. */
export function writtenDay(text: string): Day | undefined {
  const iso = /(\d{4})[-/](\d{2})[-/](\d{2})/.exec(text);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const year = /(?<!\d)(\d{4})(?!\d)/.exec(text)?.[1];
  const [, name, day] = /([\p{L}.]{3,10}) +(\d{1,2})(?![\d:])/u.exec(text) ?? [];
  const [, dayBefore, nameBehind] = /(?<![\d:])(\d{1,2}) +([\p{L}.]{3,10})/u.exec(text) ?? [];
  for (const [word, number] of [
    [name, day],
    [nameBehind, dayBefore],
  ]) {
    const month = word === undefined ? undefined : monthNamed(word);
    if (year !== undefined && month !== undefined) return dayOf(Number(year), month, Number(number));
  }
  return undefined;
}
