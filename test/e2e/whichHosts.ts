// In which hosts a test runs: all run in the newest VS Code; its title names the other hosts in which it also runs, because
// something is different there.
import type { HostName } from './hosts';

type OtherHost = Exclude<HostName, 'newest'>;

/** The title of a test that runs in other hosts as well. */
export function alsoIn(hosts: readonly OtherHost[], title: string): string {
  return `${title} [${hosts.join(', ')}]`;
}

/** The title of a test that runs in every host. */
export function everywhere(title: string): string {
  return alsoIn(['oldest', 'web'], title);
}

/** The source of a regular expression for the full titles of the tests that run in a host and hold `text`. */
export function titlePattern(host: HostName, text = ''): string {
  const holdsText = `(?=.*${text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')})`;
  return host === 'newest' ? `^${holdsText}` : `^${holdsText}.* \\[[^\\]]*\\b${host}\\b[^\\]]*\\]$`;
}

/** A title without the names of hosts at its end. */
export function plainTitle(title: string): string {
  return title.replace(/ \[[a-z, ]+\]$/, '');
}
