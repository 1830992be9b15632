import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFileSystem } from './lsp/nodeFileSystem';
import { startServer } from './lsp/server';

// Transport from the command line (--stdio, --node-ipc, --socket, --pipe), as vscode-languageserver reads it.
startServer(createConnection(ProposedFeatures.all), {
  fileSystem: nodeFileSystem,
  rulesDocumentation: new URL('../docs/rules/', pathToFileURL(__filename)).href,
});
