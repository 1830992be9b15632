import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { RegistryContext } from './registryFeature';

/** The findings of a registry as diagnostics. */
export function registryDiagnosticsOf(_context: RegistryContext): Diagnostic[] {
  return [];
}
