/** `npm run openapi`: writes the contract as it is built to docs/openapi.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describeContract } from '../../dist/http/openapi.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync('docs/openapi.json', `${JSON.stringify(describeContract(version), null, 2)}\n`);
