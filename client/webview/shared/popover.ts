import { element } from './dom';

let open: { readonly close: (returnsFocus: boolean) => void; readonly anchor: HTMLElement } | undefined;

/** Closes the popover that is open, if there is one. */
export function closePopover(returnsFocus = false): void {
  open?.close(returnsFocus);
}

/**
 * Opens a panel below a button. Escape and a press outside close it; Escape moves the focus back to the button. A second call for the
 * same button closes it.
 *
 * @param label names the panel for screen readers
 * @param anchor the button, or what the panel is about
 */
export function openPopover(anchor: HTMLElement, label: string, content: HTMLElement): void {
  const isSame = open?.anchor === anchor;
  closePopover(true);
  if (isSame) return;
  const isButton = anchor instanceof HTMLButtonElement;
  const panel = element('div', 'popover', content);
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', label);
  panel.tabIndex = -1;
  const outside = (event: Event) => {
    const target = event.target as Node;
    if (!panel.contains(target) && !anchor.contains(target)) close(false);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close(true);
  };
  const sizes = new ResizeObserver(() => place(panel, anchor));
  const close = (returnsFocus: boolean) => {
    open = undefined;
    sizes.disconnect();
    document.removeEventListener('pointerdown', outside, true);
    panel.remove();
    if (isButton) anchor.setAttribute('aria-expanded', 'false');
    if (returnsFocus) anchor.focus({ preventScroll: true });
  };
  panel.addEventListener('keydown', pressed);
  document.addEventListener('pointerdown', outside, true);
  document.body.append(panel);
  if (isButton) anchor.setAttribute('aria-expanded', 'true');
  open = { close, anchor };
  place(panel, anchor);
  // What it holds may arrive later.
  sizes.observe(panel);
  (panel.querySelector<HTMLElement>('[autofocus], input, button:not(:disabled)') ?? panel).focus({
    preventScroll: true,
  });
}

/** The distance to the anchor and to the edges of the window, in pixels. */
const DISTANCE = 4;
const EDGE = 8;

/** Below the anchor, or above it where there is more room, and always inside the window. */
function place(panel: HTMLElement, anchor: HTMLElement): void {
  panel.style.maxHeight = '';
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const below = Math.max(DISTANCE, bottom + DISTANCE);
  const [roomBelow, roomAbove] = [window.innerHeight - below - EDGE, top - DISTANCE - EDGE];
  const isBelow = height <= roomBelow || roomAbove <= roomBelow;
  const y = isBelow ? below : top - DISTANCE - Math.min(height, roomAbove);
  panel.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE))}px`;
  panel.style.top = `${y}px`;
  panel.style.maxHeight = `${isBelow ? roomBelow : roomAbove}px`;
}
