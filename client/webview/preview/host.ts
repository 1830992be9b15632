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

/** The place that this page showed before, if it was in this log. */
export function rememberedState(): PageState | undefined {
  const state = api.getState();
  return state?.uri === settings.uri && Number.isFinite(state.index) ? state : undefined;
}

export function remember(index: number, offset: number): void {
  api.setState({ uri: settings.uri, index, offset });
}

/** Replaces the placeholders of a text with values. */
export function format(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
