// The chart worker: one JSON request a line on standard input, one JSON answer a line on standard output, in the order asked.
//   {"id":1,"format":"svg"|"png"|"pdf"|"layout","spec":{…},"scale":2,"limitMs":20000,"limitBytes":1500000000}
//   {"id":1,"ok":true,"text":"<svg …"} · {"id":1,"ok":true,"base64":"…"} · {"id":1,"ok":false,"kind":"spec","message":"…"}
// It ends with its standard input, so it never outlives the process that started it.
import { Worker } from 'node:worker_threads';

const parent = process.ppid;
const state = new SharedArrayBuffer(16);
const deadline = new BigInt64Array(state, 0, 1);
const memory = new BigInt64Array(state, 8, 1);
let watchdog = null;

function watch(request) {
  watchdog ??= new Worker(new URL('chart-watchdog.mjs', import.meta.url), { workerData: { state, parent } });
  watchdog.unref();
  Atomics.store(memory, 0, BigInt(request.limitBytes ?? 1_500_000_000));
  // The asker keeps the exact time; this is the net beneath it.
  Atomics.store(deadline, 0, BigInt(Date.now() + (request.limitMs ?? 20_000) + 1_000));
}

function answer(message) {
  process.stdout.write(JSON.stringify(message) + '\n');
}

let renderer;
try {
  renderer = await import('./chart-renderer.mjs');
} catch (error) {
  answer({ id: 0, ok: false, kind: 'install', message: error.message });
  process.exit(3);
}
answer({ id: 0, ok: true, pid: process.pid, node: process.version });

async function handle(line) {
  let request = {};
  try {
    request = JSON.parse(line);
    watch(request);
    const { view, warnings } = await renderer.buildView(request.spec);
    try {
      if (request.format === 'svg') answer({ id: request.id, ok: true, text: await renderer.renderSvg(view, request.spec), warnings });
      else if (request.format === 'png') {
        const png = await renderer.renderPng(await renderer.renderSvg(view, request.spec), request.scale ?? 1);
        answer({ id: request.id, ok: true, base64: png.toString('base64'), warnings });
      } else if (request.format === 'pdf') {
        const pdf = await renderer.renderPdf(view, request.spec);
        answer({ id: request.id, ok: true, base64: Buffer.from(pdf).toString('base64'), warnings });
      } else if (request.format === 'layout') {
        answer({ id: request.id, ok: true, text: JSON.stringify(await renderer.layout(view)), warnings });
      } else throw new renderer.ChartError('request', `format "${request.format}" is not one of svg, png, pdf, layout`);
    } finally {
      view.finalize();
    }
  } catch (error) {
    answer({ id: request.id ?? -1, ok: false, kind: error.kind ?? 'render', message: error.message });
  } finally {
    Atomics.store(deadline, 0, 0n);
  }
}

// Lines are cut by hand: a chart of 100 000 points is one line of many megabytes, and comes in thousands of pieces.
let pieces = [];
let queue = Promise.resolve();
process.stdin.on('data', chunk => {
  let start = 0;
  for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
    pieces.push(chunk.subarray(start, end));
    const line = Buffer.concat(pieces).toString('utf8');
    pieces = [];
    start = end + 1;
    if (line.trim() !== '') queue = queue.then(() => handle(line));
  }
  if (start < chunk.length) pieces.push(chunk.subarray(start));
});
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
process.stdout.on('error', () => process.exit(0));
