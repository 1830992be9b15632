import * as vscode from 'vscode';
import type { PageSettings, RemoteImages } from './messages';

const ALLOWED_HOSTS = 'preview.imageHosts';
const HOST = /^[a-z0-9.-]{1,253}(?::\d{1,5})?$/i;
const MAX_HOSTS = 200;

/** Which remote images may load: the setting, and the hosts that the user allowed in this workspace. */
export class ImageConsent {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  get policy(): RemoteImages {
    const value = vscode.workspace.getConfiguration('chatlog').get<string>('preview.remoteImages');
    return value === 'always' || value === 'never' ? value : 'ask';
  }

  get hosts(): readonly string[] {
    return this.#memory.get<string[]>(ALLOWED_HOSTS, []);
  }

  /**
   * Allows images from hosts, for this workspace. Values that are not hosts are left out, as they would become part of a
   * policy.
   */
  async allow(hosts: readonly string[]): Promise<void> {
    const all = new Set([...this.hosts, ...hosts.filter(host => HOST.test(host))]);
    await this.#memory.update(ALLOWED_HOSTS, [...all].slice(-MAX_HOSTS));
  }
}

/** The sources of the Content Security Policy that a page's remote images need. */
export function imageSources({ remoteImages, imageHosts }: PageSettings): string[] {
  if (remoteImages === 'always') return ['https:', 'http:'];
  if (remoteImages === 'never') return [];
  return imageHosts.flatMap(host => [`https://${host}`, `http://${host}`]);
}
