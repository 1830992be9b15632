// Serves VS Code for the Web until the process is ended: `node webServer.cjs MODULE OPTIONS`, MODULE being the path of
// @vscode/test-web and OPTIONS its options as JSON. Its own command line exits immediately if it gets tests but
// no browser, whereas its `open` keeps serving.
const [module_, options] = process.argv.slice(2);
require(module_)
  .open(JSON.parse(options))
  .catch(error => {
    console.error(error);
    process.exit(1);
  });
