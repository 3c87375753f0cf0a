// Sentences a second of Recognizers-Text on the English labelled sentences: numbers, and numbers with a unit (currency, dimension, age, temperature).
// Usage: npm install --no-package-lock && npm start. Processor time of one process; the first sixty sentences warm it up and are not counted.
import { readFileSync } from 'node:fs';
import numbers from '@microsoft/recognizers-text-number';
import units from '@microsoft/recognizers-text-number-with-unit';

const english = 'en-us';
const read = text => [
  numbers.recognizeNumber(text, english), units.recognizeCurrency(text, english), units.recognizeDimension(text, english),
  units.recognizeAge(text, english), units.recognizeTemperature(text, english),
];
const file = new URL('../../data/labelled/en.jsonl', import.meta.url);
const sentences = readFileSync(file, 'utf8').split('\n').filter(line => line.trim()).map(line => JSON.parse(line).text);
sentences.slice(0, 60).forEach(read);
const start = process.cpuUsage();
let results = 0;
for (const sentence of sentences) results += read(sentence).flat().length;
const { user, system } = process.cpuUsage(start);
const seconds = (user + system) / 1e6;
console.log(`${sentences.length} sentences, ${results} results, ${seconds.toFixed(2)} s of processor: ${Math.round(sentences.length / seconds)} sentences/s`);
console.log('VND4,927 billion is read as', read('VND4,927 billion').flat().map(found => `${found.text} = ${found.resolution?.value}`).join('; ') || 'nothing');
