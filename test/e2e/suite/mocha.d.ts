// The browser build defines the global `mocha` and exports nothing.
declare module 'mocha/mocha.js' {}
