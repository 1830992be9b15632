import * as vscode from 'vscode';
import { isDay } from '../../../server/src/protocol';
import { promptForText } from '../support/inputBox';
import { localDay } from '../support/localTime';
import { plainText } from '../support/plainText';

/** Prompts for the start of a transcript: `YYYY-MM-DD HH:MM`. */
export async function promptForStart(): Promise<string | undefined> {
  const typed = await promptForText({
    title: plainText(vscode.l10n.t('Import Chat')),
    prompt: plainText(
      vscode.l10n.t('When the transcript starts, as YYYY-MM-DD HH:MM. Its times are counted from its start.'),
    ),
    value: `${localDay(new Date())} 00:00`,
    validateInput: value =>
      /^\S+ (?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(value.trim()) && isDay(value.trim().slice(0, 10))
        ? undefined
        : plainText(vscode.l10n.t('Not a day and time in the form YYYY-MM-DD HH:MM')),
  });
  return typed?.trim();
}

/** Prompts for a time zone. */
export async function promptForZone(current: string): Promise<string | undefined> {
  const typed = await promptForText({
    title: plainText(vscode.l10n.t('Time Zone')),
    prompt: plainText(vscode.l10n.t('The time zone of the logs, as Asia/Shanghai or UTC+8')),
    value: current,
    validateInput: value => (isZone(value.trim()) ? undefined : plainText(vscode.l10n.t('Not a time zone'))),
  });
  return typed?.trim();
}

/** Prompts for the first and the last day; `{}` for all days. */
export async function promptForDays(
  current: string,
): Promise<{ readonly since?: string; readonly until?: string } | undefined> {
  const typed = await promptForText({
    title: plainText(vscode.l10n.t('Days')),
    prompt: plainText(
      vscode.l10n.t('The first and the last day, as YYYY-MM-DD YYYY-MM-DD; nothing for all days'),
    ),
    value: current,
    validateInput: value =>
      value.trim() === '' || daysIn(value).every(isDay)
        ? undefined
        : plainText(vscode.l10n.t('Not two days of the calendar in the form YYYY-MM-DD')),
  });
  if (typed === undefined) return undefined;
  if (typed.trim() === '') return {};
  const [since, until = since] = daysIn(typed);
  return { since: since!, until: until! };
}

function daysIn(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** The server accepts the same zones: names of the tz database, and offsets from UTC. */
function isZone(text: string): boolean {
  if (/^(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?$/i.test(text)) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
}
