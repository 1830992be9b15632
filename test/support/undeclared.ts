import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import type { TypedObject } from './metaModel/metaModel';

type TextDocument = NonNullable<ClientCapabilities['textDocument']>;

/** The kinds of a client that declares none: the first eighteen, of symbols and of completions (LSP 3.17). */
const FIRST_KINDS = 18;

/** The places where a message uses a capability that its client didn't declare. */
export function undeclared(
  capabilities: ClientCapabilities,
  method: string,
  objects: readonly TypedObject[],
): string[] {
  const used: string[] = [];
  for (const { type, value } of objects) {
    const use = (what: string, isDeclared: unknown) => {
      if (!isDeclared) used.push(`${what} of ${type} is not declared by the client`);
    };
    const has = (name: string) => value[name] !== undefined;
    CHECKS[type]?.({ capabilities, text: capabilities.textDocument ?? {}, method, value, use, has });
  }
  return used;
}

interface Use {
  readonly capabilities: ClientCapabilities;
  readonly text: TextDocument;
  readonly method: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Records a used capability, and whether it is declared. */
  use(what: string, isDeclared: unknown): void;
  has(name: string): boolean;
}

const CHECKS: Readonly<Record<string, (use: Use) => void>> = {
  ServerCapabilities({ text, value, use, has, capabilities }) {
    if (typeof value.renameProvider === 'object') use('renameProvider', text.rename?.prepareSupport);
    const codeActions = value.codeActionProvider as { resolveProvider?: boolean } | boolean | undefined;
    if (typeof codeActions === 'object') {
      use('codeActionProvider', text.codeAction?.codeActionLiteralSupport);
      if (codeActions.resolveProvider)
        use('codeActionProvider.resolveProvider', text.codeAction?.resolveSupport);
    }
    const symbols = value.documentSymbolProvider as { label?: string } | boolean | undefined;
    if (typeof symbols === 'object' && symbols.label !== undefined) {
      use('documentSymbolProvider.label', text.documentSymbol?.labelSupport);
    }
    if (has('positionEncoding')) use('positionEncoding', capabilities.general?.positionEncodings);
  },
  PublishDiagnosticsParams({ text, use, has }) {
    if (has('version')) use('version', text.publishDiagnostics?.versionSupport);
  },
  Diagnostic({ text, value, use, has }) {
    // LSP 3.17 has these for published diagnostics only, but clients mean both.
    const by = { ...text.publishDiagnostics, ...text.diagnostic };
    if (has('relatedInformation')) use('relatedInformation', by.relatedInformation);
    if (has('codeDescription')) use('codeDescription', by.codeDescriptionSupport);
    if (has('data')) use('data', by.dataSupport);
    for (const tag of (value.tags as number[] | undefined) ?? []) {
      use(
        `tag ${tag}`,
        by.tagSupport?.valueSet.some(each => each === tag),
      );
    }
    if (typeof value.message === 'object') use('message', text.diagnostic?.markupMessageSupport);
  },
  CodeAction({ text, value, use, has }) {
    use('a literal', text.codeAction?.codeActionLiteralSupport);
    if (has('isPreferred')) use('isPreferred', text.codeAction?.isPreferredSupport);
    if (has('disabled')) use('disabled', text.codeAction?.disabledSupport);
    if (has('data')) use('data', text.codeAction?.dataSupport);
    if (has('tags')) use('tags', text.codeAction?.tagSupport);
    if (!has('edit') && !has('command') && !has('disabled')) {
      use('a missing edit', text.codeAction?.resolveSupport?.properties.includes('edit'));
    }
    if (value.command === '') use('an empty command', false);
  },
  Command({ capabilities, value, use }) {
    const { commands } =
      (capabilities.experimental as { commands?: { commands?: string[] } } | undefined) ?? {};
    // A code lens without a command is plain text.
    if (value.command !== '')
      use(`the command ${value.command}`, commands?.commands?.includes(String(value.command)));
  },
  CompletionList({ text, use, has }) {
    if (has('itemDefaults')) use('itemDefaults', text.completion?.completionList?.itemDefaults);
    if (has('applyKind')) use('applyKind', text.completion?.completionList?.applyKindSupport);
  },
  CompletionItem({ text, value, use, has }) {
    const item = text.completion?.completionItem;
    const known = text.completion?.completionItemKind?.valueSet;
    const kind = value.kind as number | undefined;
    if (kind !== undefined) {
      use(`kind ${kind}`, known === undefined ? kind <= FIRST_KINDS : known.some(each => each === kind));
    }
    if (has('labelDetails')) use('labelDetails', item?.labelDetailsSupport);
    if (has('tags')) use('tags', item?.tagSupport);
    if (has('deprecated')) use('deprecated', item?.deprecatedSupport);
    if (has('preselect')) use('preselect', item?.preselectSupport);
    if (has('commitCharacters')) use('commitCharacters', item?.commitCharactersSupport);
    if (value.insertTextFormat === 2) use('a snippet', item?.snippetSupport);
    if (has('insertTextMode')) {
      use(
        `insertTextMode ${value.insertTextMode}`,
        item?.insertTextModeSupport?.valueSet.some(each => each === value.insertTextMode),
      );
    }
    if (typeof value.documentation === 'object') {
      const { kind: format } = value.documentation as { kind: 'plaintext' | 'markdown' };
      use(`${format} documentation`, item?.documentationFormat?.includes(format));
    }
  },
  InsertReplaceEdit({ text, use }) {
    use('InsertReplaceEdit', text.completion?.completionItem?.insertReplaceSupport);
  },
  DocumentSymbol({ text, value, use, has }) {
    use('a hierarchy', text.documentSymbol?.hierarchicalDocumentSymbolSupport);
    checkSymbolKind(value.kind, text.documentSymbol?.symbolKind?.valueSet, use);
    if (has('tags')) use('tags', text.documentSymbol?.tagSupport);
  },
  SymbolInformation({ capabilities, text, method, value, use, has }) {
    const by = method === 'workspace/symbol' ? capabilities.workspace?.symbol : text.documentSymbol;
    checkSymbolKind(value.kind, by?.symbolKind?.valueSet, use);
    if (has('tags')) use('tags', by?.tagSupport);
  },
  MarkupContent({ text, method, value, use }) {
    if (value.kind === 'markdown' && method === 'textDocument/hover') {
      use('Markdown', text.hover?.contentFormat?.includes('markdown'));
    }
  },
  LocationLink({ text, use }) {
    use('LocationLink', text.definition?.linkSupport);
  },
  WorkspaceEdit({ capabilities, use, has }) {
    const edit = capabilities.workspace?.workspaceEdit;
    if (has('documentChanges')) use('documentChanges', edit?.documentChanges);
    if (has('changeAnnotations')) use('changeAnnotations', edit?.changeAnnotationSupport);
    if (has('metadata')) use('metadata', edit?.metadataSupport);
  },
  AnnotatedTextEdit({ capabilities, use, has }) {
    if (has('annotationId'))
      use('annotationId', capabilities.workspace?.workspaceEdit?.changeAnnotationSupport);
  },
  SnippetTextEdit({ capabilities, use }) {
    use('a snippet', capabilities.workspace?.workspaceEdit?.snippetEditSupport);
  },
  CreateFile({ capabilities, use }) {
    use('create', capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create'));
  },
  RenameFile({ capabilities, use }) {
    use('rename', capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('rename'));
  },
  DeleteFile({ capabilities, use }) {
    use('delete', capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('delete'));
  },
  DocumentLink({ text, use, has }) {
    if (has('tooltip')) use('tooltip', text.documentLink?.tooltipSupport);
  },
  FoldingRange({ text, use, has }) {
    if (has('collapsedText')) use('collapsedText', text.foldingRange?.foldingRange?.collapsedText);
  },
  CodeLens({ text, use, has }) {
    if (!has('command')) use('a lens to resolve', text.codeLens?.resolveSupport);
  },
};

function checkSymbolKind(kind: unknown, known: readonly number[] | undefined, use: Use['use']): void {
  use(`kind ${kind}`, known === undefined ? Number(kind) <= FIRST_KINDS : known.includes(Number(kind)));
}

/** What a client must declare to get a request or notification. Methods that aren't listed need nothing. */
export function needsDeclaration(
  { workspace, window, textDocument }: ClientCapabilities,
  method: string,
): boolean {
  switch (method) {
    case 'client/registerCapability':
    case 'client/unregisterCapability':
      // Each registration is checked separately.
      return false;
    case 'workspace/configuration':
      return workspace?.configuration !== true;
    case 'workspace/workspaceFolders':
      return workspace?.workspaceFolders !== true;
    case 'workspace/applyEdit':
      return workspace?.applyEdit !== true;
    case 'workspace/diagnostic/refresh':
      return workspace?.diagnostics?.refreshSupport !== true;
    case 'workspace/semanticTokens/refresh':
      return workspace?.semanticTokens?.refreshSupport !== true;
    case 'workspace/inlayHint/refresh':
      return workspace?.inlayHint?.refreshSupport !== true;
    case 'workspace/codeLens/refresh':
      return workspace?.codeLens?.refreshSupport !== true;
    case 'workspace/foldingRange/refresh':
      return workspace?.foldingRange?.refreshSupport !== true;
    case 'window/workDoneProgress/create':
      return window?.workDoneProgress !== true;
    case 'window/showDocument':
      return window?.showDocument?.support !== true;
    case 'textDocument/publishDiagnostics':
      // A client that pulls diagnostics doesn't get them pushed too.
      return textDocument?.diagnostic !== undefined;
    default:
      return false;
  }
}

/** Whether a client supports dynamic registration of a method. */
export function mayRegister({ workspace, textDocument }: ClientCapabilities, method: string): boolean {
  const [room, name] = method.split('/') as [string, string];
  const options = (room === 'workspace' ? workspace : textDocument) as
    | Record<string, { dynamicRegistration?: boolean } | undefined>
    | undefined;
  return options?.[name]?.dynamicRegistration === true;
}
