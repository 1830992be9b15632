// The floor of a keystroke over the protocol: answers each change with prepared diagnostics.
import { createConnection, type PublishDiagnosticsParams } from 'vscode-languageserver/node';

const connection = createConnection(process.stdin, process.stdout);
let answer: PublishDiagnosticsParams = { uri: '', diagnostics: [] };
connection.onInitialize(() => ({ capabilities: {} }));
connection.onRequest('bench/answer', (params: PublishDiagnosticsParams) => {
  answer = params;
  return null;
});
connection.onNotification('textDocument/didChange', () => void connection.sendDiagnostics(answer));
connection.listen();
