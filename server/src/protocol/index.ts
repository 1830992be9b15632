/**
 * The requests and notifications between our client and our server that LSP does not have: plain types and names, nothing that
 * runs. The only file of the server that the client imports; it passes on what `protocol/` holds, one file for each subject.
 */

export * from './protocol/files';
export * from './protocol/initialization';
export * from './protocol/messagePlace';
export * from './protocol/navigation';
export * from './protocol/paste';
export * from './protocol/preview';
export * from './protocol/refactoring';
export * from './protocol/speakers';
export * from './protocol/textEdit';
