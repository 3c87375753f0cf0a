// Writes font-widths.json: the advance of every character the charts are likely to draw, in thousandths of the font size.
// The chart grammar (C#) and the chart worker read the same file, so that both lay text out alike on every machine.
// Run by hand after a change of the font packages: node make-font-widths.mjs
import { writeFileSync } from 'node:fs';
import { GlobalFonts, createCanvas } from '@napi-rs/canvas';
import { fontFiles } from './fonts.mjs';

for (const file of fontFiles) GlobalFonts.registerFromPath(file);
const context = createCanvas(10, 10).getContext('2d');
const family = '"Noto Sans", "Noto Sans Thai", "Noto Sans Arabic"';
const ranges = [[0x20, 0x24f], [0x300, 0x36f], [0x370, 0x52f], [0x600, 0x6ff], [0xe00, 0xe7f], [0x1e00, 0x1eff], [0x2000, 0x206f],
  [0x20a0, 0x20bf], [0x2190, 0x21ff], [0x2200, 0x22ff], [0x25a0, 0x25ff]];
const isMark = cp => /\p{M}|\p{Cf}|\p{Cc}/u.test(String.fromCodePoint(cp));

function advance(weight, text) {
  context.font = `${weight} 1000px ${family}`;
  return Math.round(context.measureText(text).width);
}

function table(weight, measure) {
  return ranges.map(([from, to]) => {
    const widths = [];
    for (let cp = from; cp <= to; cp++) widths.push(isMark(cp) ? 0 : measure(weight, String.fromCodePoint(cp)));
    return { from, widths };
  });
}

// A letter that joins to the next one is narrower than its isolated form: measured with a tatweel after it.
const tatweel = advance(400, '\u0640');
const joined = [];
for (let cp = 0x600; cp <= 0x6ff; cp++) joined.push(isMark(cp) ? 0 : Math.max(0, advance(400, String.fromCodePoint(cp) + '\u0640') - tatweel));

writeFileSync(new URL('font-widths.json', import.meta.url), JSON.stringify({
  regular: table(400, advance),
  semibold: table(600, advance),
  arabicJoined: { from: 0x600, widths: joined },
}) + '\n');
