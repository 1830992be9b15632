/**
 * The requests and notifications between our client and our server that LSP does not have: types and names, and the little that both
 * must judge alike (`day.ts`). The only file of the server that the client imports; it passes on what `protocol/` holds, one file for
 * each subject.
 */

export * from './day';
export * from './files';
export * from './initialization';
export * from './messagePlace';
export * from './navigation';
export * from './paste';
export * from './preview';
export * from './refactoring';
export * from './speakers';
export * from './textEdit';
