import { accessSync, constants, statSync } from 'node:fs';

/** Names in `PATH`, the most specific first. */
const COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** Where packages put them on Linux. A program that a desktop starts has not always a whole `PATH`. */
const LINUX_PROGRAMS = [
  '/opt/google/chrome/chrome',
  '/usr/lib/chromium/chromium',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
];

/** Below the folders of Flatpak. */
const FLATPAKS = ['com.google.Chrome', 'org.chromium.Chromium', 'com.microsoft.Edge'];

/** Below the folders of applications on macOS. */
const MAC_APPLICATIONS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** Below the folders of programs on Windows, where Edge is part of the system. */
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of a Chrome, Chromium or Edge of this machine, which can print a page; `undefined` if there is none. `CHATLOG_BROWSER` names
 * another one.
 */
export function findBrowser(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  isProgram: (path: string) => boolean = isExecutable,
): string | undefined {
  const { CHATLOG_BROWSER: named } = env;
  if (named) return isProgram(named) ? named : undefined;
  return candidates(env, platform).find(isProgram);
}

function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  const below = (folders: readonly (string | undefined)[], separator: string, paths: readonly string[]) =>
    paths.flatMap(path => folders.filter(Boolean).map(folder => `${folder}${separator}${path}`));
  switch (platform) {
    case 'darwin':
      return below(['/Applications', env.HOME && `${env.HOME}/Applications`], '/', MAC_APPLICATIONS);
    case 'win32':
      return below(
        [env.PROGRAMFILES, env.PROGRAMW6432, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA],
        '\\',
        WINDOWS_PROGRAMS,
      );
    default: {
      const folders = (env.PATH ?? '').split(':').filter(folder => folder.startsWith('/'));
      const ofFlatpak = ['/var/lib', env.HOME && `${env.HOME}/.local/share`];
      return [
        ...COMMANDS.flatMap(command => folders.map(folder => `${folder}/${command}`)),
        ...LINUX_PROGRAMS,
        ...below(ofFlatpak, '/flatpak/exports/bin/', FLATPAKS),
      ];
    }
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
