/**
 * The pages in a real browser: journeys by keyboard, with and without scripts, axe on every page at three widths in
 * light and dark, weight, paint, print. `npm run test:browser`. Needs a Chromium on the PATH and never fetches one:
 * without it everything is skipped aloud, and under CI=true that is a failure.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';

const say = (line) => process.stdout.write(`${line}\n`);
const executablePath = findChromium();
if (!executablePath) {
  const skipped = 'SKIPPED: no chromium, google-chrome or chrome on the PATH, so no page was looked at in a browser.';
  if (process.env.CI === 'true') throw new Error(skipped);
  say(skipped);
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const widths = [320, 768, 1280];
const mostBytes = 120 * 1024;
const mostPaintMs = 1000;
const plan = '/plan?step=props-technician&step=scenic-artist&step=stage-designer';
const pages = {
  start: '/',
  'start with errors': '/paths?from=&to=',
  routes: '/paths?from=props-technician&to=stage-designer',
  'routes with limits': '/paths?from=props-technician&to=stage-designer&via=scenic-artist&stay=yes&down=yes',
  'no route': '/paths?from=stage-designer&to=props-technician',
  'same job': '/paths?from=baker&to=baker',
  'conflicting limits': '/paths?from=baker&to=stage-designer&avoid=baker',
  choice: '/paths?from=systems+engineer&to=baker',
  'unknown names': '/paths?from=qqzzx&to=astronaut',
  job: '/occupations/registered-nurse',
  'job of our own map': '/occupations/hair-professional',
  maps: '/maps',
  map: '/maps/creative-and-design',
  'map of our own': '/maps/hair-and-beauty',
  'empty comparison': '/compare',
  comparison: '/compare?a=scenic-artist&b=stage-manager',
  'empty history': '/potential',
  history: '/potential?role=chef-de-partie&role=teaching-assistant&skill=First+aid',
  'route in mind': '/route?step=props-technician&step=scenic-artist',
  'route that fails': '/route?step=baker&step=registered-nurse',
  plan,
  about: '/about',
  'page not found': '/nowhere',
};
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('pages in Chromium', { skip: !executablePath, concurrency: false }, () => {
  let browser;
  let server;
  let address;
  let data;
  const strangers = [];

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'trellis-browser-'));
    server = spawn(process.execPath, ['dist/main.js', 'serve', '--port', '0', '--log-level', 'error'], {
      env: { ...process.env, TRELLIS_DATA: data },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    address = await new Promise((resolve, reject) => {
      server.stdout.on('data', (part) => {
        const found = /Trellis answers at (\S+)/.exec(String(part));
        if (found) resolve(found[1]);
      });
      server.once('exit', () => reject(new Error('The service ended before it answered.')));
    });
    browser = await chromium.launch({ executablePath, args: flags });
  });
  after(async () => {
    await browser?.close();
    server?.kill('SIGTERM');
    if (data) rmSync(data, { recursive: true, force: true });
  });

  /** A page of its own context, which notes every request to another host and every script error. */
  async function open(options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const errors = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(address) && !request.url().startsWith('data:')) strangers.push(request.url());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) errors.push(message.text());
    });
    return { context, page, errors };
  }

  /** Presses Tab until the focused element fits; fails where it is never reached. */
  async function tabTo(page, wanted, most = 80) {
    for (let turn = 0; turn < most; turn++) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        const element = document.activeElement;
        const outline = element ? getComputedStyle(element) : undefined;
        const seen = outline && (outline.outlineStyle !== 'none' || outline.boxShadow !== 'none');
        return { text: element?.textContent?.trim() ?? '', name: element?.getAttribute('name') ?? '', seen };
      });
      if (wanted(found)) return assert.ok(found.seen, `The focus cannot be seen on: ${found.text || found.name}`);
    }
    assert.fail('Never reached by Tab.');
  }

  async function fromAsmToPlan(page) {
    await page.goto(address);
    await tabTo(page, ({ name }) => name === 'from');
    await page.keyboard.type('ASM');
    await tabTo(page, ({ name }) => name === 'to');
    await page.keyboard.type('stage desinger');
    await tabTo(page, ({ text }) => text === 'Find routes');
    await Promise.all([page.waitForURL('**/paths?**'), page.keyboard.press('Enter')]);
    assert.equal(await page.textContent('h1'), 'A route from Stage Manager to Stage Designer');
    await tabTo(page, ({ text }) => text.startsWith('Make a plan'));
    await Promise.all([page.waitForURL('**/plan?**'), page.keyboard.press('Enter')]);
    assert.equal(await page.textContent('h1'), 'Your plan: Stage Manager to Stage Designer');
  }

  it('goes from "ASM" to a plan for stage designer by keyboard', async () => {
    const { context, page, errors } = await open();
    const begun = Date.now();
    await fromAsmToPlan(page);
    say(`  journey by keyboard: ${Date.now() - begun} ms`);
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await tabTo(page, ({ text }) => text === 'Print this plan');
    await page.keyboard.press('Enter');
    assert.equal(await page.getAttribute('body', 'data-printed'), 'yes');
    await page.goBack();
    assert.match(await page.textContent('h1'), /^A route from/);
    await page.goForward();
    assert.match(await page.textContent('h1'), /^Your plan/);
    assert.deepEqual(errors, []);
    await context.close();
  });

  it('goes the same way without scripts', async () => {
    const { context, page } = await open({ javaScriptEnabled: false });
    await page.goto(address);
    await page.getByLabel('The job you have now').first().fill('ASM');
    await page.getByLabel('The job you want').first().fill('stage desinger');
    await page.getByRole('button', { name: 'Find routes' }).press('Enter');
    await page.waitForURL('**/paths?**');
    await page
      .getByRole('link', { name: /^Make a plan to print/ })
      .first()
      .press('Enter');
    await page.waitForURL('**/plan?**');
    assert.equal(await page.textContent('h1'), 'Your plan: Stage Manager to Stage Designer');
    assert.equal(await page.getByRole('button', { name: 'Print' }).count(), 0);
    await context.close();
  });

  it('makes a choice, sets limits and finds them again in the address', async () => {
    const { context, page } = await open();
    await page.goto(`${address}/paths?from=systems+engineer&to=baker`);
    await page.locator('.tr-choices a').first().press('Enter');
    await page.waitForURL(/from=[a-z-]+&to=baker/);
    await page.goto(`${address}/paths?from=props-technician&to=stage-designer`);
    await page.getByText('Change the question or set limits').click();
    await page.locator('#down').check();
    await page.locator('#level').selectOption('7');
    await page.locator('.tr-options').getByRole('button', { name: 'Find routes' }).click();
    await page.waitForURL(/level=7.*down=yes/);
    assert.ok(await page.locator('#down').isChecked());
    await context.close();
  });

  it('offers jobs while one types, and sends what was chosen', async () => {
    const { context, page, errors } = await open();
    await page.goto(address);
    await page.locator('input#from').click();
    await page.keyboard.type('prop mak');
    await page.locator('#from__option--0').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await page.inputValue('input#from'), 'Props Technician');
    assert.deepEqual(errors, []);
    await context.close();
  });

  it('puts the focus on the summary of errors, whose links lead to the fields', async () => {
    const { context, page } = await open();
    await page.goto(`${address}/paths?from=&to=baker`);
    await page.locator('.govuk-error-summary').waitFor();
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    await page.getByRole('link', { name: 'Enter the job you have now' }).press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'from');
    await context.close();
  });

  it('prints plans on one side of A4', async () => {
    const { context, page } = await open();
    const long = '/plan?step=healthcare-support-worker&step=senior-healthcare-support-worker&step=registered-nurse';
    for (const path of [plan, long, await longestPlan()]) {
      await page.goto(address + path);
      const printed = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      assert.equal(printed.match(/\/Type\s*\/Page\b/g)?.length, 1, path);
      assert.match(printed, /\/MediaBox\s*\[0 0 59\d[.\d]* 84\d/);
    }
    await context.close();
  });

  /** A plan of as many moves as the shipped data asks for between two far ends. */
  async function longestPlan() {
    const answer = await fetch(`${address}/v1/paths?from=healthcare-support-worker&to=stage-designer&maxMoves=6`);
    const { from, paths } = await answer.json();
    const steps = [from, ...(paths?.[0]?.steps ?? []).map(({ to }) => to)].map(({ id }) => `step=${id}`);
    return steps.length > 1 ? `/plan?${steps.join('&')}` : plan;
  }

  for (const colorScheme of ['light', 'dark']) {
    it(`has no fault that axe finds, ${colorScheme}, and nothing to scroll sideways`, async () => {
      const { context, page } = await open({ colorScheme, reducedMotion: 'reduce' });
      const faults = [];
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(address + path);
        await page.evaluate(axeSource);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
          });
          const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
          for (const { id, nodes } of violations)
            faults.push(
              `${name} at ${width}: ${id} ${nodes[0]?.target} (${nodes.length}) ${nodes[0]?.failureSummary?.slice(0, 200)}`,
            );
          const [whole, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
          if (whole > shown) faults.push(`${name} at ${width}: ${whole - shown} px too wide`);
        }
      }
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it('stays whole in forced colours and at twice the size', async () => {
    const { context, page } = await open({ forcedColors: 'active', viewport: { width: 640, height: 450 } });
    for (const path of Object.values(pages)) {
      await page.goto(address + path);
      const [whole, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      assert.ok(whole <= shown, path);
    }
    await context.close();
  });

  it('is light and quick on a first visit', async () => {
    for (const path of [pages.start, pages.routes, pages.job, pages.map, plan]) {
      const { context, page } = await open();
      let bytes = 0;
      const sizes = [];
      page.on('requestfinished', (request) => sizes.push(request.sizes()));
      await page.goto(address + path, { waitUntil: 'networkidle' });
      for (const { responseBodySize, responseHeadersSize } of await Promise.all(sizes))
        bytes += responseBodySize + responseHeadersSize;
      const paint = await page.evaluate(
        () =>
          new Promise((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
              type: 'largest-contentful-paint',
              buffered: true,
            });
          }),
      );
      say(`  ${path.slice(0, 50)}: ${Math.round(bytes / 1024)} KiB, largest paint ${Math.round(paint)} ms`);
      assert.ok(bytes <= mostBytes, `${path}: ${bytes} bytes`);
      assert.ok(paint <= mostPaintMs, `${path}: ${paint} ms`);
      await context.close();
    }
  });

  it('is kept as pictures to look at', { skip: !process.env.PICTURES_FOLDER }, async () => {
    const folder = process.env.PICTURES_FOLDER;
    mkdirSync(folder, { recursive: true });
    for (const [size, width] of [
      ['phone', 375],
      ['desk', 1280],
    ]) {
      const { context, page } = await open({ viewport: { width, height: 900 } });
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(address + path);
        await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}-${size}.png`), fullPage: true });
      }
      await context.close();
    }
  });

  it('asked no other host for anything', () => {
    assert.deepEqual(strangers, []);
  });
});

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
