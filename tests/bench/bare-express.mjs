/** A bare Express app that answers every GET with one JSON document: what the service is measured against. */
import { readFileSync } from 'node:fs';
import express from 'express';

const document = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const app = express();
app.get('/{*path}', (_request, response) => {
  response.json(document);
});
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
