/**
 * The requests and notifications between our client and our server that LSP does not have, and what both have to know alike: which
 * files are logs, and where the registry is. The only file of the server that the client imports; it passes on what `protocol/` holds,
 * one file for each subject.
 */

export * from './files';
export * from './initialization';
export * from './logFiles';
export * from './messagePlace';
export * from './navigation';
export * from './paste';
export * from './preview';
export * from './refactoring';
export * from './registryPath';
export * from './speakers';
export * from './textEdit';
