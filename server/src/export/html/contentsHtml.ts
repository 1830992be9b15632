import * as l10n from '@vscode/l10n';
import { paintAttributes } from '../../render/speakerPaint';
import type { Day } from '../../text/calendar';
import { escapeHtml } from '../pictures';
import type { ExportSummary, LogSummary, PersonSummary } from '../writer';
import { countText, formatDay, formatMonth, formatNumber, formatWeekdays } from './pageText';

/** The days and people of a transcript, to open above it. Both work without scripts; with the script, people can be chosen. */
export function contentsHtml({ logs, people }: ExportSummary, language: string): string {
  const days = logs.length > 1 ? detailsHtml('days', l10n.t('Days'), daysHtml(logs, language)) : '';
  return `<nav class="contents" aria-label="${escapeHtml(l10n.t('Contents'))}">${days}${detailsHtml(
    'people',
    l10n.t('People'),
    peopleHtml(people, language),
  )}</nav>`;
}

function detailsHtml(name: string, title: string, content: string): string {
  return `<details class="${name}"><summary>${escapeHtml(title)}</summary>${content}</details>`;
}

/** A calendar of the days, and a list of the logs without one. */
function daysHtml(logs: readonly LogSummary[], language: string): string {
  const months = new Map<string, Map<Day, LogSummary>>();
  const others: LogSummary[] = [];
  for (const log of logs) {
    const month = log.day?.slice(0, 7);
    const days = month === undefined ? undefined : (months.get(month) ?? new Map<Day, LogSummary>());
    if (days === undefined || days.has(log.day!)) others.push(log);
    else months.set(month!, days.set(log.day!, log));
  }
  const calendar = [...months].map(([month, days]) => monthHtml(month, days, language)).join('');
  const list = others.map(log => `<li>${logLink(log, log.title, language)}</li>`).join('');
  return `<div class="months">${calendar}</div>${list && `<ul class="other-logs">${list}</ul>`}`;
}

function monthHtml(month: string, days: ReadonlyMap<Day, LogSummary>, language: string): string {
  const first = new Date(`${month}-01T00:00:00Z`);
  const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const cells = Array.from({ length: count }, (_, index) => {
    const text = String(index + 1);
    const log = days.get(`${month}-${text.padStart(2, '0')}` as Day);
    // Weeks begin with Monday.
    const place = index === 0 ? ` class="begins-${(first.getUTCDay() + 6) % 7}"` : '';
    return `<li${place}>${log === undefined ? text : logLink(log, text, language)}</li>`;
  });
  const weekdays = formatWeekdays(language).map(day => `<li class="weekday">${escapeHtml(day)}</li>`);
  const name = escapeHtml(formatMonth(first, language));
  return (
    `<div class="month"><p class="month-name">${name}</p><ul aria-hidden="true">${weekdays.join('')}</ul>` +
    `<ul aria-label="${name}">${cells.join('')}</ul></div>`
  );
}

function logLink({ id, day, title, messages }: LogSummary, text: string, language: string): string {
  const label = `${day === undefined ? title : formatDay(day, language)}, ${countText(messages, language)}`;
  return `<a href="#${escapeHtml(id)}" title="${escapeHtml(label)}" aria-label="${escapeHtml(label)}">${escapeHtml(text)}</a>`;
}

function peopleHtml(people: readonly PersonSummary[], language: string): string {
  const rows = people.map((person, index) => {
    const { name, messages } = person;
    const paint = paintAttributes(person).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
    return (
      `<li data-who="${index}" data-count="${messages}"${paint.join('')}><span class="person">${escapeHtml(name || l10n.t('no name'))}</span> ` +
      `<span class="count">${formatNumber(messages, language)}</span></li>`
    );
  });
  return `<ul class="people-list">${rows.join('')}</ul>`;
}
