import type {
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { type RegistryFinding, registryFindings } from '../../document/registryFindings';
import type { RegistryView } from '../../rules/rule';
import { registryRuleLevels } from '../../rules/ruleLevels';
import { namesInLogs } from '../../workspace/namesInLogs';
import { MAX_DIAGNOSTICS, toDiagnostic } from '../diagnostic';
import { type RegistryContext, registryFeature } from './registryFeature';

/** Findings, for clients that ask for them. */
export const diagnostic = registryFeature<DocumentDiagnosticParams, DocumentDiagnosticReport>({
  method: 'textDocument/diagnostic',
  capabilities: {},
  handle(context, { previousResultId }) {
    const resultId = `${context.version}.${context.findingsGeneration}`;
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

/** What the rules look at. Which names no log holds can be told only after all logs have been read. */
export function viewOf({ registry, workspace }: RegistryContext): RegistryView {
  return { registry, names: workspace.isComplete ? namesInLogs(workspace) : undefined };
}
