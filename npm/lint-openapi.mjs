// Checks an OpenAPI document: node lint-openapi.mjs FILE. A line of JSON for each problem; exit code 1 when there is an error or a warning.
import { createConfig, lint } from '@redocly/openapi-core';

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    // The server is whatever host it runs on; the document says "/".
    'no-server-example.com': 'off',
    'no-empty-servers': 'error',
    'operation-4xx-response': 'error',
    'operation-description': 'off',
    'no-ambiguous-paths': 'error',
    'no-invalid-media-type-examples': 'error',
    'no-invalid-parameter-examples': 'error',
    'no-invalid-schema-examples': 'error',
    'operation-operationId': 'error',
    'operation-tag-defined': 'error',
    'tag-description': 'error',
    'path-segment-plural': 'off',
  },
});
const problems = await lint({ ref: process.argv[2], config });
for (const problem of problems) console.log(JSON.stringify({ rule: problem.ruleId, message: problem.message, at: problem.location[0]?.pointer }));
process.exitCode = problems.length > 0 ? 1 : 0;
