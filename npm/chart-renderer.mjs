// Draws one Vega-Lite specification: SVG by Vega, PNG and PDF by Skia. Reads no file but the fonts and reaches no network.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { textMetrics } from 'vega-scenegraph';
import { fontFiles } from './fonts.mjs';
import { textWidth } from './text-width.mjs';

const maxPixels = 120e6;
const rtlLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

// Vega takes a canvas for text measuring when it finds one; the table gives the same widths on every machine.
textMetrics.width = (item, text) => {
  const value = text == null ? '' : String(text).trim();
  const shown = value.replace(/[\u2066-\u2069\u202a-\u202e\u200e\u200f]/g, '');
  return textWidth(shown, item.fontSize ?? 11, Number(item.fontWeight) >= 600 || item.fontWeight === 'bold');
};

export class ChartError extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/** Only links are let through, and only to the web or to a place in the page; data, pictures and anything else are refused. */
const loader = {
  ...vega.loader(),
  load: uri => Promise.reject(refused(uri)),
  http: uri => Promise.reject(refused(uri)),
  file: uri => Promise.reject(refused(uri)),
  sanitize: (uri, options) => options?.context === 'href' && /^(https?:\/\/|#|\/(?!\/))/i.test(uri)
    ? Promise.resolve({ href: uri, rel: 'noopener noreferrer' })
    // Vega takes a link that is refused for an object all the same, and a row may have no link: such a mark stays without one.
    : options?.context === 'href' ? Promise.resolve({ href: null }) : Promise.reject(refused(uri)),
};

function refused(uri) {
  return new ChartError('url', `"${String(uri).slice(0, 200)}" was not loaded: charts hold their data and read nothing else`);
}

function rejectUrls(node) {
  if (Array.isArray(node)) node.forEach(rejectUrls);
  else if (node && typeof node === 'object') {
    for (const [key, value] of Object.entries(node)) {
      // Rows may well have a column "url": only a data source is refused.
      if (key === 'values' || key === 'datasets') continue;
      if (key === 'data' && typeof value?.url === 'string') throw refused(value.url);
      rejectUrls(value);
    }
  }
}

function* textItems(mark, x = 0, y = 0) {
  for (const item of mark.items ?? []) {
    if (mark.marktype === 'text') yield { item, x, y, role: mark.role };
    else if (mark.marktype === 'group') {
      for (const child of item.items ?? []) yield* textItems(child, x + (item.x ?? 0), y + (item.y ?? 0));
    }
  }
}

/**
 * Right-to-left text is isolated, so that numbers and brackets in it stand where a reader expects them. A script's own font comes
 * first for text in it: with the fallback found letter by letter, Thai vowels that follow a tone mark were measured too narrow.
 */
function prepareText(root) {
  const isolate = line => rtlLetter.test(line) ? `\u2067${String(line).trim()}\u2069` : line;
  for (const { item } of textItems(root)) {
    if (item.text == null) continue;
    const whole = String(item.text);
    const own = /[\u0e00-\u0e7f]/.test(whole) ? 'Noto Sans Thai' : rtlLetter.test(whole) ? 'Noto Sans Arabic' : null;
    if (own !== null && item.font) item.font = [own, ...item.font.split(/,\s*/).filter(name => name !== own)].join(', ');
    item.text = Array.isArray(item.text)
      ? item.text.map(isolate)
      : item.lineBreak && String(item.text).includes(item.lineBreak)
        ? String(item.text).split(item.lineBreak).map(isolate)
        : isolate(item.text);
  }
}

export async function buildView(spec) {
  rejectUrls(spec);
  const warnings = [];
  const logger = vega.logger(vega.Warn, undefined, (_, __, args) => warnings.push(args.join(' ')));
  let runtime;
  try {
    const vegaSpec = /\/vega\/v\d/.test(spec.$schema ?? '') ? spec : compile(spec, { logger }).spec;
    runtime = vega.parse(vegaSpec);
  } catch (error) {
    if (error instanceof ChartError) throw error;
    throw new ChartError('spec', error.message);
  }
  let failure = null;
  const view = new vega.View(runtime, { loader, renderer: 'none', logger });
  view.logger().error = (...args) => { failure ??= args.join(' '); return view; };
  await view.runAsync();
  if (failure) throw new ChartError('spec', failure);
  prepareText(view.scenegraph().root);
  return { view, warnings };
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = text => String(text).replace(/[&<>"]/g, c => escapes[c]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
const unescapeXml = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');

/** Gives the picture its name and description, and labels that were shortened their whole text as a tooltip. */
function complete(svg, spec) {
  const meta = spec.usermeta?.workbench ?? {};
  const title = meta.title ?? '';
  const description = spec.description ?? '';
  const full = meta.fullLabels ?? {};
  let result = svg.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
  if (Object.keys(full).length > 0) {
    result = result.replace(/(<text\b[^>]*>)(.*?)<\/text>/gs, (whole, open, inner) => {
      const shown = unescapeXml(inner.replace(/<\/tspan><tspan[^>]*>/g, '\n').replace(/<[^>]*>/g, '')).replace(/[\u2067\u2069]/g, '');
      return Object.hasOwn(full, shown) ? `${open}<title>${escapeXml(full[shown])}</title>${inner}</text>` : whole;
    });
  }
  const names = (title ? `<title>${escapeXml(title)}</title>` : '') + (description ? `<desc>${escapeXml(description)}</desc>` : '');
  return result.replace(/<svg\b([^>]*)>/, (_, attributes) =>
    `<svg role="img" aria-label="${escapeXml(title || description)}"${meta.language ? ` xml:lang="${escapeXml(meta.language)}"` : ''}${attributes}>${names}`);
}

/**
 * Vega numbers gradients and clips on through the life of the process. Counted from 0 in each picture, and named after its specification, they do not depend on what was
 * drawn before, and two pictures in one page do not take each other's.
 */
function ownIds(svg, spec) {
  const kinds = ['gradient', 'clip', 'pattern'].filter(kind => svg.includes(` id="${kind}`));
  if (kinds.length === 0) return svg;
  const names = new Map();
  const mark = createHash('sha256').update(JSON.stringify(spec)).digest('hex').slice(0, 8);
  for (const [, id, kind] of svg.matchAll(new RegExp(` id="((${kinds.join('|')})_?\\d+)"`, 'g')))
    if (!names.has(id)) names.set(id, `${kind}-${mark}-${names.size}`);
  // Each name by itself: a search for a fixed text passes over a hundred thousand marks faster than an expression does.
  const given = [...names].flatMap(([id, name]) => [[` id="${id}"`, ` id="${name}"`], [`url(#${id})`, `url(#${name})`], [`href="#${id}"`, `href="#${name}"`]]);
  return given.reduce((text, [from, to]) => text.includes(from) ? text.split(from).join(to) : text, svg);
}

export async function renderSvg(view, spec) {
  return ownIds(complete(await view.toSVG(), spec), spec);
}

let skia = null;
async function loadSkia() {
  if (skia !== null) return;
  const missing = fontFiles.filter(file => !existsSync(file));
  if (missing.length > 0) throw new ChartError('install', `font files are missing: ${missing.join(', ')}`);
  // The machine's own fonts stay out: a picture looks the same everywhere.
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
  const loaded = await import('@napi-rs/canvas');
  for (const file of fontFiles) loaded.GlobalFonts.registerFromPath(file);
  skia = loaded;
}

/** Size in pixels of the picture, known once the scene has been laid out. */
function sizeOf(view) {
  const padding = view.padding();
  return {
    width: Math.max(1, Math.ceil(view._viewWidth + (padding.left ?? 0) + (padding.right ?? 0))),
    height: Math.max(1, Math.ceil(view._viewHeight + (padding.top ?? 0) + (padding.bottom ?? 0))),
  };
}

async function drawOn(context, view, scale, width, height) {
  const background = view.background();
  if (background) {
    context.fillStyle = background;
    context.fillRect(0, 0, Math.ceil(width * scale), Math.ceil(height * scale));
  }
  await view.toCanvas(scale, { externalContext: context });
}

export async function renderPng(view, scale) {
  await loadSkia();
  const { width, height } = sizeOf(view);
  const pixels = width * height * scale * scale;
  if (pixels > maxPixels)
    throw new ChartError('size', `a picture of ${Math.round(pixels / 1e6)} megapixels was asked for; ${maxPixels / 1e6} are allowed`);
  const canvas = skia.createCanvas(Math.round(width * scale), Math.round(height * scale));
  await drawOn(canvas.getContext('2d'), view, scale, width, height);
  return view.background() && pixels <= 16e6 && zlib.crc32 ? await encodeOpaque(canvas) : await canvas.encode('png');
}

const deflate = promisify(zlib.deflate);

/**
 * A PNG (ISO/IEC 15948) of an opaque picture: 8 bits a channel, RGBA, rows unfiltered. Charts are flat areas and thin lines, which zlib packs
 * better and in a third of the time without the filters that Skia's encoder tries on each row. See-through pictures are left to Skia, whose
 * pixels are multiplied by their opacity.
 */
async function encodeOpaque(canvas) {
  const { width, height } = canvas;
  const pixels = canvas.data();
  const stride = width * 4;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++) pixels.copy(rows, y * (stride + 1) + 1, y * stride, (y + 1) * stride);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const chunk = (type, data) => {
    const whole = Buffer.alloc(12 + data.length);
    whole.writeUInt32BE(data.length, 0);
    whole.write(type, 4, 'latin1');
    data.copy(whole, 8);
    whole.writeUInt32BE(zlib.crc32(whole.subarray(4, 8 + data.length)), 8 + data.length);
    return whole;
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', await deflate(rows, { level: 6 })), chunk('IEND', Buffer.alloc(0))]);
}

export async function renderPdf(view, spec) {
  await loadSkia();
  const meta = spec.usermeta?.workbench ?? {};
  const { width, height } = sizeOf(view);
  const document = new skia.PDFDocument({ title: meta.title, subject: spec.description, language: meta.language });
  await drawOn(document.beginPage(width, height), view, 1, width, height);
  document.endPage();
  return document.close();
}

/** Where each text stands, in pixels of the picture: what the tests hold against overlaps and clipping. */
export async function layout(view) {
  const svg = await view.toSVG();
  const [, width, height] = /<svg[^>]*\bwidth="([\d.]+)"[^>]*\bheight="([\d.]+)"/.exec(svg);
  const [, dx, dy] = /<g[^>]*transform="translate\(([-\d.]+),([-\d.]+)\)"/.exec(svg) ?? [0, 0, 0];
  const texts = [];
  for (const { item, x, y, role } of textItems(view.scenegraph().root)) {
    if (!item.bounds || item.opacity === 0 || item.text == null || String(item.text).trim() === '') continue;
    const b = item.bounds;
    texts.push({ text: String(item.text).replace(/[\u2067\u2069]/g, ''), role, angle: item.angle ?? 0, x1: b.x1 + x + +dx, y1: b.y1 + y + +dy, x2: b.x2 + x + +dx, y2: b.y2 + y + +dy });
  }
  return { width: +width, height: +height, texts };
}
