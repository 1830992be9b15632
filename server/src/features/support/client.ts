import type {
  ClientCapabilities,
  CompletionItemKind,
  InsertTextMode,
  MarkupKind,
  SymbolKind,
} from 'vscode-languageserver-protocol';

/** What a diagnostic may carry. */
export interface DiagnosticSupport {
  readonly related: boolean;
  readonly codeDescription: boolean;
  /** The tags that the client shows. */
  readonly tags: ReadonlySet<number>;
}

/**
 * What a client can do. Only this file reads the client's capabilities. Features use this interface, and nothing that a client
 * has not declared. The shape of what a client sends is not checked beforehand.
 */
export interface Client {
  readonly diagnostics: DiagnosticSupport;
  /** Whether it pulls diagnostics; to other clients they are sent. */
  readonly pullsDiagnostics: boolean;
  /** Whether the capability to pull them can be replaced after initialization. */
  readonly registersDiagnostics: boolean;
  /** Whether it supports the version of published diagnostics. */
  readonly takesDiagnosticVersion: boolean;

  /** Whether it supports code actions, and not only commands. */
  readonly takesCodeActions: boolean;
  /** Whether it requests the edit of an action once the action is chosen, and keeps the data for that. */
  readonly resolvesEdits: boolean;
  readonly showsPreferred: boolean;
  readonly showsDisabled: boolean;

  readonly showsLabelDetails: boolean;
  /** Inserts the text of a completion item unchanged, where the client would otherwise indent it. */
  readonly insertAsIs: InsertTextMode | undefined;
  completionKind(wanted: CompletionItemKind): CompletionItemKind;

  readonly showsHierarchy: boolean;
  readonly showsOutlineLabel: boolean;
  /** The kind of a symbol in the outline, or a kind that the client supports in its place. */
  outlineKind(wanted: SymbolKind): SymbolKind;
  /** The same for symbols of the workspace. */
  workspaceSymbolKind(wanted: SymbolKind): SymbolKind;

  readonly takesLinks: boolean;
  readonly preparesRename: boolean;
  readonly hoverFormat: MarkupKind;
  /** The maximum number of folds. */
  readonly foldLimit: number;

  readonly takesDocumentChanges: boolean;
  readonly takesAnnotations: boolean;
  readonly createsFiles: boolean;

  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchedFiles: boolean;
  readonly showsProgress: boolean;
  readonly refreshes: Readonly<Record<'diagnostics' | 'semanticTokens' | 'inlayHint' | 'codeLens', boolean>>;

  /** The commands that it has: the list `experimental.commands.commands`, as in rust-analyzer's clients. */
  readonly commands: ReadonlySet<unknown>;
}

// LSP's numbers, checked by TypeScript. LSP's names are values, and this layer imports only types from LSP.
const AS_IS: InsertTextMode = 1;
const TEXT: CompletionItemKind = 1;
const VALUE: CompletionItemKind = 12;
const STRING: SymbolKind = 15;
const VARIABLE: SymbolKind = 13;
const OBJECT: SymbolKind = 19;

/** The kinds that a client supports if it lists none, of symbols as of completions: the first eighteen (LSP 3.17). */
const FIRST_KINDS: ReadonlySet<unknown> = new Set(Array.from({ length: 18 }, (_, i) => i + 1));

/** Reads the capabilities of a client. */
export function readClient(capabilities: ClientCapabilities): Client {
  const { textDocument, workspace, window, experimental } = capabilities;
  const { codeAction, completion, documentSymbol, diagnostic, publishDiagnostics } = textDocument ?? {};
  const item = completion?.completionItem;
  const edit = workspace?.workspaceEdit;
  const takesCodeActions = isObject(codeAction?.codeActionLiteralSupport);
  // LSP 3.17 defines these for published diagnostics alone; clients mean both.
  const ofDiagnostics = <Name extends 'relatedInformation' | 'codeDescriptionSupport' | 'tagSupport'>(
    name: Name,
  ) => diagnostic?.[name] ?? publishDiagnostics?.[name];
  const completionKinds = kindsOf(completion?.completionItemKind?.valueSet);
  const outlineKinds = kindsOf(documentSymbol?.symbolKind?.valueSet);
  const workspaceKinds = kindsOf(workspace?.symbol?.symbolKind?.valueSet);
  return {
    diagnostics: {
      related: ofDiagnostics('relatedInformation') === true,
      codeDescription: ofDiagnostics('codeDescriptionSupport') === true,
      tags: new Set(listOf(ofDiagnostics('tagSupport')?.valueSet) as number[]),
    },
    pullsDiagnostics: isObject(diagnostic),
    registersDiagnostics: diagnostic?.dynamicRegistration === true,
    takesDiagnosticVersion: publishDiagnostics?.versionSupport === true,

    takesCodeActions,
    resolvesEdits:
      takesCodeActions &&
      codeAction?.dataSupport === true &&
      listOf(codeAction.resolveSupport?.properties).includes('edit'),
    showsPreferred: codeAction?.isPreferredSupport === true,
    showsDisabled: codeAction?.disabledSupport === true,

    showsLabelDetails: item?.labelDetailsSupport === true,
    insertAsIs: listOf(item?.insertTextModeSupport?.valueSet).includes(AS_IS) ? AS_IS : undefined,
    completionKind: wanted =>
      completionKinds.has(wanted) ? wanted : completionKinds.has(VALUE) ? VALUE : TEXT,

    showsHierarchy: documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    showsOutlineLabel: documentSymbol?.labelSupport === true,
    outlineKind: wanted => knownSymbolKind(wanted, outlineKinds),
    workspaceSymbolKind: wanted => knownSymbolKind(wanted, workspaceKinds),

    takesLinks: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    hoverFormat: preferredFormat(textDocument?.hover?.contentFormat),
    foldLimit: numberOr(textDocument?.foldingRange?.rangeLimit, Number.POSITIVE_INFINITY),

    takesDocumentChanges: edit?.documentChanges === true,
    takesAnnotations: edit?.documentChanges === true && isObject(edit.changeAnnotationSupport),
    createsFiles: edit?.documentChanges === true && listOf(edit.resourceOperations).includes('create'),

    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    showsProgress: window?.workDoneProgress === true,
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
      inlayHint: workspace?.inlayHint?.refreshSupport === true,
      codeLens: workspace?.codeLens?.refreshSupport === true,
    },

    commands: new Set(
      listOf(
        (experimental as { commands?: { commands?: unknown } | null } | null | undefined)?.commands?.commands,
      ),
    ),
  };
}

function kindsOf(valueSet: unknown): ReadonlySet<unknown> {
  return valueSet === undefined ? FIRST_KINDS : new Set(listOf(valueSet));
}

function knownSymbolKind(wanted: SymbolKind, known: ReadonlySet<unknown>): SymbolKind {
  if (known.has(wanted)) return wanted;
  return wanted === OBJECT ? VARIABLE : STRING;
}

/** The client's first format that we support; plain text if it lists none. */
function preferredFormat(formats: unknown): MarkupKind {
  const known = listOf(formats).find(format => format === 'markdown' || format === 'plaintext');
  return (known as MarkupKind | undefined) ?? 'plaintext';
}

function listOf(sent: unknown): readonly unknown[] {
  return Array.isArray(sent) ? sent : [];
}

function isObject(sent: unknown): boolean {
  return typeof sent === 'object' && sent !== null;
}

function numberOr(sent: unknown, other: number): number {
  return typeof sent === 'number' ? sent : other;
}
