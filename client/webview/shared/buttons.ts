import { element } from './dom';
import { type IconName, icon } from './icons';

/** A button with an icon, or with a short text in its place. The label is its tooltip too. */
export function iconButton(
  content: IconName | { readonly text: string },
  label: string,
  press: () => void,
): HTMLButtonElement {
  const button = element('button', 'icon-button', typeof content === 'string' ? icon(content) : content.text);
  button.type = 'button';
  button.title = label;
  button.setAttribute('aria-label', label);
  button.addEventListener('click', press);
  return button;
}

/** A button that is on or off. @param change is called with the new state */
export function toggleButton(
  content: IconName | { readonly text: string },
  label: string,
  change: (isOn: boolean) => void,
): HTMLButtonElement {
  const button = iconButton(content, label, () => {
    setPressed(button, !isPressed(button));
    change(isPressed(button));
  });
  setPressed(button, false);
  return button;
}

export function isPressed(button: HTMLElement): boolean {
  return button.getAttribute('aria-pressed') === 'true';
}

export function setPressed(button: HTMLElement, isOn: boolean): void {
  button.setAttribute('aria-pressed', String(isOn));
}
