// Importing, and merging in the editor, for the server and for the command line: a bundle of its own, which both load when one of these modules is first imported
// dynamically. It shares no state with the bundle that loads it, neither the language nor classes: `instanceof` fails across the border.
export * from './cli/import/runImport';
export * from './import/logs/pastedExport';
export * from './import/logs/zone';
export * from './lsp/clientExports';
export * from './lsp/importSession';
export * from './lsp/mergeSession';
export * from './node/exportFiles';
