import * as l10n from '@vscode/l10n';
import type {
  Diagnostic,
  DiagnosticRegistrationOptions,
  DiagnosticSeverity,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import type { ChatLog } from '../document/chatLog';
import type { Finding, Severity } from '../rules/rule';
import { inTurns } from '../workspace/inTurns';
import type { DiagnosticMode } from '../workspace/settings';
import { type DiagnosticOptions, type FeatureContext, feature } from './support/feature';
import { PULL_PARAMS } from './support/params';

/**
 * The maximum number of diagnostics per document. VS Code silently drops the rest (`_maxDiagnosticsPerFile` in its
 * extHostDiagnostics.ts), and sending them would cost time at each keystroke.
 */
export const MAX_DIAGNOSTICS = 1_000;

// LSP's numbers, checked by TypeScript. LSP's names are values, and this layer imports only types from LSP.
const SEVERITY: Record<Severity, DiagnosticSeverity> = { error: 1, warning: 2, information: 3, hint: 4 };
const UNNECESSARY = 1;

/** The identifier of the registration that the server announces at initialization. */
export const PULL_REGISTRATION = 'chatlog.diagnostic';

/** What a client may pull: the findings of open documents, or also those of all logs of the workspace. */
export function pullOptions(mode: DiagnosticMode): DiagnosticRegistrationOptions {
  return {
    documentSelector: null,
    identifier: 'chatlog',
    interFileDependencies: false,
    workspaceDiagnostics: mode === 'workspace',
  };
}

/** The identifier of the findings of an open document. It changes with each of its changes, and whenever settings or people change them. */
export function pullResultId({
  revision,
  findingsGeneration,
}: Pick<FeatureContext, 'revision' | 'findingsGeneration'>): string {
  return `${revision}.${findingsGeneration}`;
}

/** Findings, for clients that pull diagnostics. */
export const diagnostic = feature<DocumentDiagnosticParams, DocumentDiagnosticReport>({
  method: 'textDocument/diagnostic',
  params: PULL_PARAMS,
  capabilities(client, { diagnosticMode }) {
    const { documentSelector, ...options } = pullOptions(diagnosticMode);
    // With an identifier, the registration can be replaced when the setting changes.
    const registration = client.registersDiagnostics && { documentSelector, id: PULL_REGISTRATION };
    return { diagnosticProvider: { ...options, ...registration } };
  },
  absent: { kind: 'full', items: [] },
  async handle(context, { previousResultId }) {
    const { log, uri, diagnosticOptions } = context;
    const resultId = pullResultId(context);
    // Other requests are answered meanwhile. If the log changes, the answer is outdated.
    if (previousResultId !== resultId) await inTurns(log.findInSteps(), context.token);
    return previousResultId === resultId
      ? { kind: 'unchanged', resultId }
      : { kind: 'full', resultId, items: diagnosticsOf(log, uri, diagnosticOptions) };
  },
});

/**
 * All findings of a log as diagnostics. If there are more than `MAX_DIAGNOSTICS`, the most severe ones, and a last one that
 * says so.
 */
export function diagnosticsOf(log: ChatLog, uri: string, options: DiagnosticOptions): Diagnostic[] {
  const { findings, total } = log.findings.severest(MAX_DIAGNOSTICS - 1);
  const diagnostics = findings.map(finding => toDiagnostic(finding, uri, options));
  if (total > findings.length) {
    diagnostics.push({
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: SEVERITY.information,
      source: 'chatlog',
      message: l10n.t(
        '{0} more findings are not shown, only the {1} most severe. "chatlog lint" lists all of them.',
        total - findings.length,
        findings.length,
      ),
    });
  }
  return diagnostics;
}

/** Converts a finding of a log or a registry to LSP. */
export function toDiagnostic(
  finding: Pick<Finding, 'severity' | 'range' | 'message' | 'related' | 'tag'> & { rule: { id: string } },
  uri: string,
  options: DiagnosticOptions,
): Diagnostic {
  const { rule, severity, range, message, related, tag } = finding;
  const { client, rulesDocumentation } = options;
  const shows = client.diagnostics;
  return {
    range,
    severity: SEVERITY[severity],
    code: rule.id,
    source: 'chatlog',
    message,
    ...(rulesDocumentation !== undefined &&
      shows.codeDescription && {
        codeDescription: { href: `${rulesDocumentation}${rule.id}.md` },
      }),
    ...(tag !== undefined && shows.tags.has(UNNECESSARY) && { tags: [UNNECESSARY] }),
    ...(related !== undefined &&
      shows.related && {
        relatedInformation: [{ location: { uri, range: related.range }, message: related.message }],
      }),
  };
}
