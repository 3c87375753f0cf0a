// Runs beside the worker's main thread and ends the process when that thread cannot: a chart past its time or memory,
// or a parent that has gone while a chart was being drawn.
import { workerData } from 'node:worker_threads';

const { state, parent } = workerData;
const [deadline, memory] = [new BigInt64Array(state, 0, 1), new BigInt64Array(state, 8, 1)];

setInterval(() => {
  const until = Atomics.load(deadline, 0);
  if (process.ppid !== parent) end('parent');
  if (until === 0n) return;
  if (BigInt(Date.now()) > until) end('time');
  if (BigInt(process.memoryUsage.rss()) > Atomics.load(memory, 0)) end('memory');
}, 100).unref?.();

setInterval(() => {}, 1 << 30);

function end(reason) {
  process.kill(process.pid, reason === 'memory' ? 'SIGABRT' : 'SIGKILL');
}
