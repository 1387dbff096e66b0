import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';

import {
  DESKTOP,
  PHONE,
  assertAccessible,
  assertNoSidewaysScroll,
  assertNothingCutOff,
  closePage,
  figuresChange,
  launchBrowser,
  openFloor,
  openPage,
  picture,
  signIn,
} from './test/browser/harness.mjs';
import { MEMBER, StandInServer } from './test/stand-in/server.mjs';

/**
 * The live floor page in a real browser: against a running installation where REPSTREAM_DEMO names
 * its demo.json, else against a stand-in that behaves like one.
 */

const MACHINES = 25;
const LEAST_IN_USE = 5;
const TABLET = { width: 1024, height: 768 };
const WALL = { width: 1920, height: 1080 };

let browser;
let target;
let standIn;

before(async () => {
  browser = await launchBrowser();
  const demoFile = process.env.REPSTREAM_DEMO;
  if (demoFile === undefined) {
    standIn = new StandInServer({ stepMs: 500 });
    target = { url: await standIn.start(), member: MEMBER };
  } else {
    // npm runs its scripts in the package's folder; the path is meant from where npm was called.
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), demoFile);
    const { apiUrl, member } = JSON.parse(await readFile(path, 'utf8'));
    target = { url: apiUrl.replace(/\/$/, ''), member };
  }
});

after(async () => {
  await browser?.close();
  await standIn?.stop();
});

describe('the floor', () => {
  let page;
  const inUse = () => page.locator('.tile[data-state="IN_USE"]');

  before(async () => {
    page = await openFloor(browser, target);
  });

  beforeEach(async () => {
    await page.setViewportSize(DESKTOP);
    await page.evaluate(() => {
      location.hash = '#view=tiles';
    });
    await page.waitForFunction(
      (machines) => document.querySelectorAll('#tiles:not([hidden]) .tile').length === machines,
      MACHINES,
    );
  });

  after(() => closePage(page));

  it('shows every machine, with figures that change', async () => {
    await page.waitForFunction(
      (least) => document.querySelectorAll('.tile[data-state="IN_USE"]').length >= least,
      LEAST_IN_USE,
    );
    const figures = await inUse().locator('.tile-main').allInnerTexts();
    assert.ok(
      figures.filter((text) => /^\d/.test(text)).length >= LEAST_IN_USE,
      figures.join(', '),
    );
    await figuresChange(page);
    await figuresChange(page);
  });

  it('draws the course of a figure', async () => {
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.tile[data-state="IN_USE"] canvas')].some((canvas) => {
        const blank = Object.assign(document.createElement('canvas'), {
          width: canvas.width,
          height: canvas.height,
        });
        return canvas.toDataURL() !== blank.toDataURL();
      }),
    );
  });

  it('says each state in words, and why a machine is offline', async () => {
    const offline = page.locator('.tile[data-state="OFFLINE"]').first();
    assert.equal(await offline.locator('.tile-state').innerText(), 'Offline');
    assert.notEqual(await offline.locator('.tile-note').innerText(), '');
    assert.equal(await inUse().first().locator('.tile-state').innerText(), 'In use');
  });

  it('counts what it shows, and filters by state and type', async () => {
    const counts = await page.locator('.group-count').allTextContents();
    assert.equal(
      counts.map(Number).reduce((a, b) => a + b),
      MACHINES,
    );
    await page.getByRole('button', { name: /Treadmill \d+ of \d+ free/ }).click();
    await page.waitForFunction(
      (machines) => document.querySelectorAll('.tile').length < machines,
      MACHINES,
    );
    assert.match(page.url(), /type=TREADMILL/);
    await page.getByRole('button', { name: /^\d+ In use/ }).click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.tile')].every(({ dataset }) =>
        ['IN_USE', 'PAUSED'].includes(dataset.state),
      ),
    );
  });

  it('keeps every text within its tile, in light and dark', async () => {
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      await figuresChange(page);
      await picture(page, `desktop-${colorScheme}`);
      await assertAccessible(page, `the tiles, ${colorScheme}`);
    }
    await assertNothingCutOff(page, '.tile');
    await page.setViewportSize(TABLET);
    await assertNothingCutOff(page, '.tile');
    await assertNoSidewaysScroll(page);
  });

  it('shows where the machines stand, none on top of another', async () => {
    await page.getByRole('button', { name: 'Floor plan' }).click();
    await page.locator('.plan-area .marker').first().waitFor();
    assert.equal(await page.locator('.marker').count(), MACHINES);
    const boxes = await page
      .locator('.plan-area .marker')
      .evaluateAll((markers) => markers.map((marker) => marker.getBoundingClientRect().toJSON()));
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        const besides = a.right <= b.left || b.right <= a.left;
        const above = a.bottom <= b.top || b.bottom <= a.top;
        assert.ok(besides || above, `markers overlap: ${JSON.stringify([a, b])}`);
      }
    }
    await assertNothingCutOff(page, '.marker-open');
    await picture(page, 'floor-plan');
    await assertAccessible(page, 'the plan');
  });

  it('fits a wall display without scrolling', async () => {
    await page.setViewportSize(WALL);
    await page.getByRole('button', { name: 'Wall display' }).click();
    await page.waitForFunction(() => document.body.classList.contains('wall'));
    await figuresChange(page);
    const [lowest, height] = await page.evaluate(() => [
      Math.max(
        ...[...document.querySelectorAll('.tile')].map(
          (tile) => tile.getBoundingClientRect().bottom,
        ),
      ),
      innerHeight,
    ]);
    assert.ok(lowest <= height, `the lowest tile ends at ${lowest} of ${height}`);
    await assertNothingCutOff(page, '.tile');
    await picture(page, 'wall');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.body.classList.contains('wall'));
  });
});

describe('the keyboard', () => {
  it('is enough to sign in, walk over the tiles and look into one', async () => {
    const page = await openPage(browser, target.url);
    await page.keyboard.type(target.member.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(target.member.password);
    await page.keyboard.press('Enter');
    await page.locator('.tile').first().waitFor();

    await page.keyboard.press('Tab');
    const focusedTile = () =>
      page.evaluate(() => document.activeElement.closest('.tile')?.dataset.machineId ?? null);
    const first = await focusedTile();
    assert.notEqual(first, null);
    await page.keyboard.press('ArrowRight');
    const second = await focusedTile();
    assert.notEqual(second, first);
    await page.keyboard.press('ArrowDown');
    assert.ok(![first, second, null].includes(await focusedTile()));
    await page.keyboard.press('ArrowUp');
    assert.equal(await focusedTile(), second);

    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await assertAccessible(page, 'the details');
    await picture(page, 'details');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await focusedTile(), second);
    await closePage(page);
  });
});

describe('a phone', () => {
  it('needs no sideways scrolling, in either view', async () => {
    const page = await openFloor(browser, target, {
      viewport: PHONE,
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
    });
    await assertNoSidewaysScroll(page);
    await assertNothingCutOff(page, '.tile');
    await assertAccessible(page, 'the tiles on a phone');
    await page.getByRole('button', { name: 'Floor plan' }).tap();
    await page.locator('.marker').first().waitFor();
    await assertNoSidewaysScroll(page);
    await assertNothingCutOff(page, '.marker-open');
    await picture(page, 'phone-plan');
    await page.getByRole('button', { name: 'Tiles' }).tap();
    await page.setViewportSize({ width: 390, height: 844 });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await figuresChange(page);
      await picture(page, `phone-${colorScheme}`);
    }
    await closePage(page);
  });
});

describe('signing in and out', () => {
  it('tells a wrong password from a right one', async () => {
    const page = await openPage(browser, target.url);
    await assertAccessible(page, 'the sign-in form');
    await signIn(page, { ...target.member, password: 'surely-not-this-one' });
    const message = page.getByRole('alert');
    await message.waitFor();
    assert.match(await message.innerText(), /not right/);
    await picture(page, 'sign-in-refused');
    await assertAccessible(page, 'the refused sign-in form');
    await signIn(page, target.member);
    await page.locator('.tile').first().waitFor();
    await closePage(page, { expected: ['401'] });
  });

  it('lasts through a reload and ends with sign-out', async () => {
    const page = await openFloor(browser, target);
    await page.reload();
    await page.locator('#connection[data-state="live"]').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
    assert.deepEqual(await page.context().cookies(), []);
    await page.reload();
    await page.getByLabel('E-mail').waitFor();
    await closePage(page);
  });
});

const withoutDocs = process.env.REPSTREAM_DEMO === undefined && 'the stand-in has none';
describe('the API documentation', { skip: withoutDocs }, () => {
  it('opens at /docs and lists the operations', async () => {
    const page = await openPage(browser, target.url);
    await page.getByRole('link', { name: 'API documentation' }).click();
    await page.locator('.opblock').first().waitFor();
    await picture(page, 'docs');
    await closePage(page);
  });
});
