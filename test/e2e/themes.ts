/** VS Code's default themes, by the names that its theme picker and its setting have. */
export const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  hc: 'Dark High Contrast',
  'hc-light': 'Light High Contrast',
} as const;

export type Theme = keyof typeof themes;

/** The setting for a theme; high contrast is no theme of its own in the setting's file. */
export function themeSettings(theme: Theme): Readonly<Record<string, unknown>> {
  const ids = { ...themes, hc: 'Default High Contrast', 'hc-light': 'Default High Contrast Light' };
  return { 'workbench.colorTheme': ids[theme] };
}
