/** What is installed to run Trellis: only under licences that let it be passed on, and nothing that runs at install. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};
const needed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);

describe('what runs', () => {
  it('is licensed as MIT, ISC, BSD or Apache 2.0', () => {
    const known = /^\(?(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0)\b/;
    expect(needed.length).toBeGreaterThan(50);
    expect(needed.filter(([, { license }]) => !known.test(license ?? '')).map(([path]) => path)).toEqual([]);
  });

  it('runs nothing at install, but for a reporter that package.json switches off', () => {
    const scripts = needed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    expect(scripts).toEqual(['node_modules/@scarf/scarf']);
    const { scarfSettings } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(scarfSettings).toEqual({ enabled: false });
  });
});
