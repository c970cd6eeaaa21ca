/**
 * The build step of the pages: `node dist/build-web.js`. Compiles styles and the client script into files named after
 * their content, with smaller forms beside them, copies the views, and lists the files for the renderer.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { compile } from 'sass';
import { readConfig } from './config.js';

const { packageFolder } = readConfig({});
const source = join(packageFolder, 'src', 'web');
const target = join(packageFolder, 'dist', 'web');
const assets = join(target, 'assets');
const files: Record<string, string> = {};

function save(name: string, content: Uint8Array | string): void {
  const [stem, ending] = name.split('.');
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  files[`${stem}_${ending}`] = `/assets/${stem}-${hash}.${ending}`;
  const path = join(assets, `${stem}-${hash}.${ending}`);
  writeFileSync(path, content);
  writeFileSync(`${path}.br`, brotliCompressSync(content));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}

rmSync(assets, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });
cpSync(join(source, 'views'), join(target, 'views'), { recursive: true });
const styles = compile(join(source, 'styles', 'pages.scss'), {
  style: 'compressed',
  loadPaths: [join(packageFolder, 'node_modules')],
  quietDeps: true,
});
save('pages.css', styles.css);
const scripts = await build({
  entryPoints: [join(source, 'client', 'pages.ts')],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  write: false,
  tsconfigRaw: {},
  logLevel: 'warning',
});
save('pages.js', scripts.outputFiles[0]?.contents ?? '');
save('icon.svg', readFileSync(join(source, 'styles', 'icon.svg')));
writeFileSync(join(target, 'files.json'), JSON.stringify(files));
