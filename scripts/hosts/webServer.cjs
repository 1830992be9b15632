// Serves VS Code for the Web until it is ended: `node webServer.cjs MODULE OPTIONS`, MODULE being the path of
// @vscode/test-web and OPTIONS its options as JSON. Its own command line ends at once when it is given tests but
// no browser of its own, whereas its `open` goes on serving.
const [module_, options] = process.argv.slice(2);
require(module_)
  .open(JSON.parse(options))
  .catch(error => {
    console.error(error);
    process.exit(1);
  });
