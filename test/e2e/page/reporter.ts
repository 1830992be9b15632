// Loaded by Mocha's command line to report to the program that started it (see ../report.ts).
import { reportRun, say } from '../report';

export default class {
  constructor(runner: Mocha.Runner) {
    reportRun(runner);
    runner.on('end', () => say({ kind: 'end' }));
  }
}
