import assert from 'node:assert/strict';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/**
 * A real browser for the tests, and what every page of ours must hold: no word on the console,
 * nothing from another host, no accessibility fault that axe can find.
 */

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PATIENCE_MS = 10_000;

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 780 };

const screenshots = process.env.REPSTREAM_SCREENSHOTS;
const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

export function launchBrowser() {
  return chromium.launch({ executablePath: installedBrowser(), args: ARGUMENTS });
}

function installedBrowser() {
  if (process.env.REPSTREAM_CHROMIUM !== undefined) return process.env.REPSTREAM_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const candidate of NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not here.
    }
  }
  throw new Error('no Chromium on the PATH; install one or set REPSTREAM_CHROMIUM');
}

/**
 * A page of its own session that keeps what the browser complains about.
 *
 * @param {import('playwright-core').Browser} browser
 */
export async function openPage(browser, url, { fragment = '', ...options } = {}) {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      page.complaints.push(`${message.type()}: ${message.text()} ${message.location().url}`);
    }
  });
  page.on('pageerror', (error) => page.complaints.push(`exception: ${error.stack}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) {
      page.complaints.push(`foreign host: ${request.url()}`);
    }
  });
  await page.goto(`${url}/${fragment}`);
  return page;
}

/** Ends the page's session after a last look at what the browser complained about. */
export async function closePage(page, { expected = [] } = {}) {
  await page.context().close();
  const unexpected = page.complaints.filter(
    (text) => !expected.some((part) => text.includes(part)),
  );
  assert.deepEqual(unexpected, []);
}

export async function signIn(page, { email, password }) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in and waits until the figures are live. */
export async function openFloor(browser, target, options) {
  const page = await openPage(browser, target.url, options);
  await signIn(page, target.member);
  await page.locator('#connection[data-state="live"]').waitFor();
  await page.locator('.tile, .marker').first().waitFor({ state: 'attached' });
  return page;
}

export async function assertAccessible(page, where) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  assert.deepEqual(found, [], `accessibility of ${where}`);
}

export async function assertNoSidewaysScroll(page) {
  const [content, viewport] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok(content <= viewport, `page is ${content} px wide in a viewport of ${viewport} px`);
}

/** Every element keeps its content within its own box. */
export async function assertNothingCutOff(page, selector) {
  const cutOff = await page
    .locator(selector)
    .evaluateAll((elements) =>
      elements
        .filter(
          (box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 2,
        )
        .map((box) => box.textContent.replaceAll(/\s+/g, ' ').trim()),
    );
  assert.deepEqual(cutOff, []);
}

/** Waits until something outside the page is so. */
export async function until(condition, what) {
  const deadline = performance.now() + PATIENCE_MS;
  while (!condition()) {
    assert.ok(performance.now() < deadline, `waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until the figures of the machines in use are not what they are now. */
export async function figuresChange(page) {
  const figures = page.locator('.tile[data-state="IN_USE"] :is(.tile-now, .tile-figures)');
  const before = (await figures.allTextContents()).join();
  const deadline = performance.now() + PATIENCE_MS;
  while ((await figures.allTextContents()).join() === before) {
    assert.ok(performance.now() < deadline, 'waited in vain: new figures');
  }
}

/** Saves a picture where REPSTREAM_SCREENSHOTS says, and nothing where it says nothing. */
export async function picture(page, name) {
  if (screenshots === undefined) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}
