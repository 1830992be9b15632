// TypeScript writes the helper for `import * as` into each file that it compiles to CommonJS: 700 bytes in each
// of about forty files of Microsoft's LSP libraries. This plugin puts a single copy into the bundle.
import { readFile } from 'node:fs/promises';

/** The three helpers as TypeScript 4.4 to 6 writes them, from the start of the first to the end of the last. */
const HELPERS =
  /^var __createBinding = \(this && this\.__createBinding\)[\s\S]{1,2000}?^var __importStar = \(this && this\.__importStar\)[\s\S]{1,900}?^\}\)\(\);$/m;

const NAME = 'typescript-helpers';

/** The shared helper: a module as a namespace object, with itself as the default if TypeScript did not compile it. */
const SHARED = `
exports.__importStar = module => {
  if (module && module.__esModule) return module;
  const namespace = {};
  if (module != null) {
    for (const key of Object.getOwnPropertyNames(module)) {
      if (key !== 'default') Object.defineProperty(namespace, key, { enumerable: true, get: () => module[key] });
    }
  }
  Object.defineProperty(namespace, 'default', { enumerable: true, value: module });
  return namespace;
};
`;

/** An esbuild plugin. A file with other helpers is not changed. */
export const shareTypeScriptHelpers = {
  name: 'share-typescript-helpers',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${NAME}$`) }, () => ({ path: NAME, namespace: NAME }));
    build.onLoad({ filter: /.*/, namespace: NAME }, () => ({ contents: SHARED, loader: 'js' }));
    build.onLoad(
      { filter: /vscode-(?:languageclient|languageserver|jsonrpc)[\w-]*[\\/]lib[\\/].*\.js$/ },
      async file => {
        const text = await readFile(file.path, 'utf8');
        // `__createBinding` serves `export * from` as well, with a helper that stays in the file.
        if (!HELPERS.test(text) || text.includes('__exportStar')) return undefined;
        return {
          contents: text.replace(HELPERS, `const { __importStar } = require('${NAME}');`),
          loader: 'js',
        };
      },
    );
  },
};
