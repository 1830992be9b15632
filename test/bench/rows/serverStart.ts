import { spawn } from 'node:child_process';
import { inRepository, runToEnd } from '../childProcess';
import { type Row, ratioRow } from '../row';
import { INITIALIZE } from '../server';
import { inTurn } from '../statistics';

/** From the start of the server's process to its answer to `initialize`, without a library on this side. */
export async function serverStart(): Promise<Row[]> {
  const samples = await inTurn(20, () => runToEnd(['-e', '0']), startToAnswer);
  return [ratioRow('start of the server to its initialize answer (floor: node -e 0)', samples, 2.5)];
}

async function startToAnswer(): Promise<void> {
  const child = spawn(process.execPath, [inRepository('dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const request = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: INITIALIZE });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
  let answer = '';
  await new Promise<void>((resolve, reject) => {
    child.once('close', code => reject(new Error(`The server ended with ${code} before it answered.`)));
    child.stdout.on('data', chunk => {
      answer += chunk;
      if (answer.includes('"capabilities"')) resolve();
    });
  });
  child.removeAllListeners('close');
  child.kill();
  // The end of the process is not measured, and must not overlap with the next measurement.
  void new Promise(resolve => child.once('close', resolve));
}
