// Text widths from font-widths.json, the same table that the chart grammar lays out with.
import { readFileSync } from 'node:fs';

const table = JSON.parse(readFileSync(new URL('font-widths.json', import.meta.url), 'utf8'));
const nonJoining = new Set([...'اأإآٱدذرزژوؤةىءـ '].map(c => c.codePointAt(0)));

function lookUp(ranges, cp) {
  for (const { from, widths } of ranges) if (cp >= from && cp < from + widths.length) return widths[cp - from];
  return -1;
}

function isArabicLetter(cp) {
  return cp >= 0x620 && cp <= 0x64a || cp >= 0x671 && cp <= 0x6d3;
}

/** Width of one line of text in pixels. */
export function textWidth(text, size, bold) {
  const ranges = bold ? table.semibold : table.regular;
  const cps = Array.from(text, c => c.codePointAt(0));
  let units = 0;
  for (let i = 0; i < cps.length; i++) {
    const cp = cps[i];
    const joins = isArabicLetter(cp) && !nonJoining.has(cp) && i + 1 < cps.length && isArabicLetter(cps[i + 1]);
    const known = joins ? lookUp([table.arabicJoined], cp) : lookUp(ranges, cp);
    units += known >= 0 ? known : cp >= 0x2e80 ? 1000 : 600;
  }
  return units * size / 1000;
}
