// The parts of vscode-languageclient that do not ship. Its client creates every feature of LSP, whether the server has it or
// not, so a bundler keeps them all. Here, features that our server lacks are replaced by empty ones.
import path from 'node:path';

/**
 * Feature modules of `vscode-languageclient/lib/common/` that are left out, each with the server capabilities that it
 * serves. If the server gets one of them, its line must be removed here; a test reports that.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const UNUSED_FEATURES = {
  callHierarchy: ['callHierarchyProvider'],
  declaration: ['declarationProvider'],
  executeCommand: ['executeCommandProvider'],
  fileOperations: ['workspace.fileOperations'],
  implementation: ['implementationProvider'],
  inlineCompletion: ['inlineCompletionProvider'],
  inlineValue: ['inlineValueProvider'],
  linkedEditingRange: ['linkedEditingRangeProvider'],
  notebook: ['notebookDocumentSync'],
  signatureHelp: ['signatureHelpProvider'],
  textDocumentContent: ['workspace.textDocumentContent'],
  typeDefinition: ['typeDefinitionProvider'],
  typeHierarchy: ['typeHierarchyProvider'],
};

/** Replaces any feature class: it declares no capability and does nothing. */
const EMPTY_FEATURES = `
class EmptyFeature {
  fillClientCapabilities() {}
  initialize() {}
  getState() { return { kind: 'static' }; }
  clear() {}
}
module.exports = new Proxy({}, { get: () => EmptyFeature });
`;

/** The client calls this one for each document, and subscribes to it for diagnostics. */
const EMPTY_NOTEBOOK = `
const nothing = { dispose() {} };
const never = () => nothing;
exports.NotebookDocumentSyncFeature = class {
  static CellScheme = 'vscode-notebook-cell';
  registrationType = { method: 'notebookDocument/sync' };
  onOpenNotificationSent = never;
  onChangeNotificationSent = never;
  onSaveNotificationSent = never;
  onCloseNotificationSent = never;
  fillClientCapabilities() {}
  initialize() {}
  getState() { return { kind: 'workspace', id: 'notebookDocument/sync', registrations: false }; }
  register() {}
  unregister() {}
  handles() { return false; }
  clear() {}
};
`;

/**
 * Other modules that are left out, and why nothing is lost:
 * - glob patterns: the library needs them for a document selector with patterns; ours names a language
 * - semver: the library checks whether VS Code is new enough for it; `engines.vscode` in package.json ensures that
 */
const EMPTY_DEPENDENCIES = {
  minimatch: `exports.Minimatch = class { constructor() { throw new Error('No glob patterns in a document selector.'); } };`,
  'semver/functions/parse': 'module.exports = () => ({});',
  'semver/functions/satisfies': 'module.exports = () => true;',
};

/** An esbuild plugin for the bundles that hold vscode-languageclient. Fails if the library no longer has a module that it removes. */
export const trimLanguageClient = {
  name: 'trim-language-client',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    /** @type {Set<string>} */
    let met;
    build.onStart(() => {
      met = new Set();
    });
    build.onLoad({ filter: /vscode-languageclient[\\/]lib[\\/]common[\\/]\w+\.js$/ }, ({ path: file }) => {
      const module = path.basename(file, '.js');
      if (!Object.hasOwn(UNUSED_FEATURES, module)) return undefined;
      met.add(module);
      return { contents: module === 'notebook' ? EMPTY_NOTEBOOK : EMPTY_FEATURES, loader: 'js' };
    });
    build.onResolve({ filter: /^(?:minimatch|semver\/functions\/\w+)$/ }, ({ path: name, importer }) => {
      if (!/vscode-languageclient[\\/]/.test(importer) || !Object.hasOwn(EMPTY_DEPENDENCIES, name))
        return undefined;
      return { path: name, namespace: 'trimmed' };
    });
    build.onLoad({ filter: /.*/, namespace: 'trimmed' }, ({ path: name }) => ({
      contents: EMPTY_DEPENDENCIES[name],
      loader: 'js',
    }));
    build.onEnd(() => {
      const gone = Object.keys(UNUSED_FEATURES).filter(name => !met.has(name));
      return gone.length === 0
        ? undefined
        : { errors: [{ text: `vscode-languageclient no longer loads ${gone.join(', ')}` }] };
    });
  },
};
