import type { FromPage, PageSettings, PageState, ToPage } from '../../src/preview/messages';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const api = acquireVsCodeApi();

/** The settings that the extension host put into this page. */
export const settings: PageSettings = JSON.parse(document.body.dataset.settings ?? '{}');

export function post(message: FromPage): void {
  api.postMessage(message);
}

export function listen(receive: (message: ToPage) => void): void {
  window.addEventListener('message', event => receive(event.data as ToPage));
}

const kept = api.getState();

/** The place that this page showed before, if it was in this log. */
export const restored = kept?.uri === settings.uri && Number.isFinite(kept.index) ? kept : undefined;

let state: PageState = {
  ...(restored ?? { uri: settings.uri, index: 0, offset: 0 }),
  isLocked: settings.isLocked,
};

/** Keeps a part of the state while the page is hidden, and across restarts of VS Code. */
export function remember(part: Partial<PageState>): void {
  state = { ...state, ...part };
  api.setState(state);
}

// Without a state, VS Code restores no preview.
remember({});

/** Replaces the placeholders of a text with values. */
export function format(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** A duration in words: `2 h 30 min`. */
export function durationText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.round((seconds % 3600) / 60);
  const { hours: hoursText, minutes: minutesText } = settings.texts;
  return [hours > 0 && format(hoursText, hours), minutes > 0 && format(minutesText, minutes)]
    .filter(Boolean)
    .join(' ');
}
