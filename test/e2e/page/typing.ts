// Typing as a user does, with completion.
import { window } from './window';

const list = '.suggest-widget.visible';

/** The rows of the open list of suggestions. */
export const suggestions = `${list} .monaco-list-row`;

/** Types at the speed of a person: if typing is faster, VS Code requests completions less often. */
export function type(text: string): Promise<void> {
  return window().keyboard.type(text, { delay: 40 });
}

/** Types a header, to the end of its name. Only then is the list of speakers closed, so that Enter ends the line. */
export async function typeHeader(time: string, name: string): Promise<void> {
  await type(`> ${time}  ${name.slice(0, -1)}`);
  await suggestion(name);
  await type(name.slice(-1));
  await noSuggestions();
}

/** Waits until a choice is the selected one in the open list. */
export async function suggestion(label: string): Promise<void> {
  const focused = window().locator(`${suggestions}.focused`, { hasText: label });
  await focused.waitFor().catch(async error => {
    const shown = await window().locator(suggestions).allTextContents();
    throw new Error(`"${label}" is not the first choice of: ${shown.join(', ') || 'nothing'}`, {
      cause: error,
    });
  });
}

/** Waits until no list is open. */
export async function noSuggestions(): Promise<void> {
  await window().locator(list).waitFor({ state: 'detached' });
}
