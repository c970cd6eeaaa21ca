/** The reference page: Swagger UI from the files of its package, over our own document; nothing from another host. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Router } from 'express';

const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const page = `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trellis: reference of the HTTP service</title>
<link rel="icon" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
<main id="reference"><noscript>This page needs scripts. The same is in <a href="v1/openapi.json">openapi.json</a>.</noscript></main>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
`;
const start = `SwaggerUIBundle({ url: 'v1/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null });\n`;

/** The page writes styles into its elements; scripts come from files alone. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Routes of /docs; to be mounted at the root. */
export function createDocsPage(): Router {
  const root = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const router = Router({ caseSensitive: true, strict: true });
  router.use('/docs', (_request, response, next) => {
    response.locals.route = '/docs';
    response.setHeader('Content-Security-Policy', docsPolicy);
    response.setHeader('Cache-Control', 'public, max-age=3600');
    next();
  });
  router.get('/docs', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/docs/start.js', (_request, response) => {
    response.type('js').send(start);
  });
  for (const file of files) {
    router.get(`/docs/${file}`, (_request, response, next) => {
      response.sendFile(file, { root, cacheControl: false }, (error) => {
        if (error && !response.headersSent) next(error);
      });
    });
  }
  return router;
}
