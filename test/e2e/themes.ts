/** VS Code's default themes, by the names that its theme picker shows. */
export const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  hc: 'Dark High Contrast',
  'hc-light': 'Light High Contrast',
} as const;

export type Theme = keyof typeof themes;
