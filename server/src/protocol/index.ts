/**
 * The requests and notifications between our client and our server that LSP does not have, and the rules that both sides share:
 * days, which files are logs, and where the registry is. The only room of the server that the client imports; one file for each
 * subject.
 */

export * from './cache';
export * from './controlTexts';
export * from './datedNames';
export * from './day';
export * from './export';
export * from './files';
export * from './fixAll';
export * from './fixAllInFolder';
export * from './import';
export * from './initialization';
export * from './logChange';
export * from './logFiles';
export * from './merge';
export * from './messageClasses';
export * from './messagePlace';
export * from './navigation';
export * from './pageTexts';
export * from './paste';
export * from './plainText';
export * from './preview';
export * from './previewFind';
export * from './previewMap';
export * from './refactoring';
export * from './registryPath';
export * from './speakerPaint';
export * from './speakerPalette';
export * from './speakers';
export * from './textEdit';
export * from './textFingerprint';
export * from './turnRuleOff';
