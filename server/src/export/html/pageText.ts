import * as l10n from '@vscode/l10n';

/** `2018-01-22` in the long form of a language; the day itself if it does not exist. */
export function formatDay(day: string, language: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(date);
}

export function formatMonth(date: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(date);
}

/** The days of a week in their shortest form, from Monday on. */
export function formatWeekdays(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'narrow', timeZone: 'UTC' });
  // A Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(new Date(Date.UTC(2024, 0, 1 + index))));
}

export function formatNumber(value: number, language: string): string {
  return value.toLocaleString(language);
}

export function countText(messages: number, language: string): string {
  return messages === 1 ? l10n.t('1 message') : l10n.t('{0} messages', formatNumber(messages, language));
}

export function peopleText(people: number, language: string): string {
  return people === 1 ? l10n.t('1 person') : l10n.t('{0} people', formatNumber(people, language));
}

export function daysText(days: number, language: string): string {
  return days === 1 ? l10n.t('1 day') : l10n.t('{0} days', formatNumber(days, language));
}
