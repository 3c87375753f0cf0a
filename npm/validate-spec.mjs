// For the tests: reads one specification a line and says for each, on a line, "ok" or what Vega-Lite's own schema holds against it.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv from 'ajv';

const ajv = new Ajv({ allErrors: false, strict: false, verbose: false, formats: { 'color-hex': true } });
const schema = JSON.parse(readFileSync(new URL('node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url), 'utf8'));
const validate = ajv.compile(schema);

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const valid = validate(JSON.parse(line));
  console.log(valid ? 'ok' : JSON.stringify(validate.errors.slice(0, 12).map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`)));
}
