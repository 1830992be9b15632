// The Node.js on which a VS Code server runs.
import * as path from 'node:path';
import { installOnce } from './npmInstall';
import { vscodeFolder } from './paths';
import { nodeMajor, nodePackages } from './pins';

/**
 * The path of a Node.js that starts the newest VS Code server: the one that runs this script if it is
 * of the right major version, otherwise one installed from npm.
 *
 * @throws Error if npm has no Node.js for this platform.
 */
export async function newestServerNode(): Promise<string> {
  if (Number(process.versions.node.split('.')[0]) === nodeMajor) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const packed = nodePackages[platform];
  if (!packed) {
    throw new Error(
      `VS Code's server needs Node.js ${nodeMajor}, and npm has none for ${platform}: ` +
        `run this script with Node.js ${nodeMajor} (you have ${process.versions.node}).`,
    );
  }
  const folder = path.join(vscodeFolder, `${packed.package}-${packed.version}`);
  await installOnce(folder, { [packed.package]: packed.version }, `Node.js ${packed.version}`);
  return path.join(folder, 'node_modules', packed.package, packed.binary);
}
