// gray-matter needs Node's Buffer, which a web worker lacks; esbuild puts this in its place.
export { Buffer } from 'buffer/';
