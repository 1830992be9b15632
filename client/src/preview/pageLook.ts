import * as vscode from 'vscode';
import type { PageLook } from './messages';

const SECTION = 'chatlog.preview';

/** How the user wants pages to look. A value that is none of the choices counts as the default. */
export function pageLook(): PageLook {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const fontSize = settings.get<unknown>('fontSize');
  const oneOf = <Value extends string>(name: string, values: readonly Value[], otherwise: Value): Value =>
    values.find(value => value === settings.get<unknown>(name)) ?? otherwise;
  return {
    theme: oneOf('theme', ['editor', 'light', 'dark'], 'editor'),
    density: oneOf('density', ['compact', 'normal', 'wide'], 'normal'),
    ownMessages: oneOf('ownMessages', ['left', 'right'], 'left'),
    fontSize: typeof fontSize === 'number' && fontSize > 0 ? Math.min(60, Math.max(6, fontSize)) : 0,
  };
}

/** Whether a change of settings may change the look. */
export function changesLook(change: vscode.ConfigurationChangeEvent): boolean {
  return ['theme', 'density', 'ownMessages', 'fontSize'].some(name =>
    change.affectsConfiguration(`${SECTION}.${name}`),
  );
}
