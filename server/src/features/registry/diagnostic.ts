import type {
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { type RegistryFinding, registryFindings } from '../../document/registryFindings';
import type { RegistryView } from '../../rules/rule';
import { registryRuleLevels } from '../../rules/ruleLevels';
import { namesInLogs } from '../../workspace/namesInLogs';
import { MAX_DIAGNOSTICS, pullResultId, toDiagnostic } from '../diagnostic';
import { PULL_PARAMS } from '../support/params';
import { type RegistryContext, registryFeature } from './registryFeature';

/** Findings, for clients that request them. */
export const diagnostic = registryFeature<DocumentDiagnosticParams, DocumentDiagnosticReport>({
  method: 'textDocument/diagnostic',
  params: PULL_PARAMS,
  capabilities: {},
  handle(context, { previousResultId }) {
    const resultId = pullResultId(context);
    return previousResultId === resultId
      ? { kind: 'unchanged', resultId }
      : { kind: 'full', resultId, items: registryDiagnosticsOf(context) };
  },
});

/** The findings of a registry as diagnostics. */
export function registryDiagnosticsOf(context: RegistryContext): Diagnostic[] {
  return findingsOf(context)
    .slice(0, MAX_DIAGNOSTICS)
    .map(finding => toDiagnostic(finding, context.uri, context.diagnosticOptions));
}

/** The findings of a registry with the user's levels, in the order of the text. */
export function findingsOf(context: RegistryContext): RegistryFinding[] {
  return registryFindings(viewOf(context), registryRuleLevels(context.settings.rules));
}

/** The input of the rules. Names that no log contains are only known after all logs have been read. */
export function viewOf({ registry, workspace }: RegistryContext): RegistryView {
  return { registry, names: workspace.isComplete ? namesInLogs(workspace) : undefined };
}
