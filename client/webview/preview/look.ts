import type { PageLook } from '../../src/preview/messages';

const CLASSES = { light: 'vscode-light', dark: 'vscode-dark' } as const;

let wanted: PageLook['theme'] = 'editor';

/** Sets how the page looks, by the user's settings. */
export function applyLook({ theme, density, ownMessages, fontSize }: PageLook): void {
  const { dataset, style } = document.body;
  dataset.density = density;
  dataset.own = ownMessages;
  style.fontSize = fontSize > 0 ? `${fontSize}px` : '';
  wanted = theme;
  applyTheme();
}

/** VS Code sets the class of its theme, and the theme's colors on the root: a theme of our own takes both over. */
function applyTheme(): void {
  const { classList, dataset } = document.body;
  if (wanted === 'editor' || classList.contains('vscode-high-contrast')) {
    delete dataset.theme;
    return;
  }
  dataset.theme = wanted;
  for (const name of Object.values(CLASSES)) {
    if (classList.contains(name) !== (name === CLASSES[wanted])) classList.toggle(name);
  }
}

new MutationObserver(applyTheme).observe(document.body, { attributeFilter: ['class'] });
