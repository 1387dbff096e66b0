import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import {
  assertAccessible,
  closePage,
  figuresChange,
  launchBrowser,
  openFloor,
  openPage,
  picture,
  signIn,
  until,
} from './test/browser/harness.mjs';
import { StandInGym } from './test/stand-in/gym.mjs';
import { MEMBER, StandInServer } from './test/stand-in/server.mjs';

/**
 * What the page does when something is missing, lost or refused; needs a server that misbehaves.
 */

let browser;
let standIn;
let target;
let page;

const NETWORK = ['net::ERR', 'WebSocket'];

before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

async function serve(options) {
  standIn = new StandInServer({ stepMs: 250, ...options });
  target = { url: await standIn.start(), member: MEMBER };
}

const connection = (state) => page.locator(`#connection[data-state="${state}"]`).waitFor();
const notice = () => page.locator('#notice h3');

describe('the connection', () => {
  beforeEach(() => serve());
  afterEach(() => standIn.stop());

  it('comes back by itself, without a word when it is quick', async () => {
    page = await openFloor(browser, target);
    await page.evaluate(() => {
      window.shownStates = new Set();
      new MutationObserver(() =>
        window.shownStates.add(document.getElementById('connection').dataset.state),
      ).observe(document.getElementById('connection'), { attributes: true });
    });
    standIn.dropConnections();
    await until(() => standIn.counts.connections === 2, 'the second connection');
    await figuresChange(page);
    assert.equal(standIn.counts.tickets, 2);
    assert.deepEqual(await page.evaluate(() => [...window.shownStates]), []);
    await closePage(page);
  });

  it('says that the figures are old while the server is away, and recovers', async () => {
    page = await openFloor(browser, target);
    standIn.faults.unreachable = true;
    standIn.dropConnections();
    await connection('reconnecting');
    assert.match(await page.locator('#interruption-words').innerText(), /Connection lost at \d\d:/);
    await assertAccessible(page, 'the interrupted floor');
    await picture(page, 'interrupted');
    const retry = page.getByRole('button', { name: 'Try now' });
    assert.ok(await retry.isVisible());
    standIn.faults.unreachable = false;
    // The page may come back by itself at the same moment, and hide the button under the pointer.
    await page.locator('#retry').dispatchEvent('click');
    await connection('live');
    assert.ok(await page.locator('#interruption').isHidden());
    await closePage(page, { expected: NETWORK });
  });

  it('shows news of states: stale, offline with its reason, free again', async () => {
    page = await openFloor(browser, target);
    const [gym] = standIn.gyms;
    const machine = gym.machines.find(({ state }) => state === 'IN_USE');
    const tile = page.locator(`.tile[data-machine-id="${machine.id}"]`);
    standIn.changeMachine(gym, machine.id, { stale: true, state: 'PAUSED' });
    await tile.locator('.tile-note', { hasText: 'No new figures' }).waitFor();
    standIn.changeMachine(gym, machine.id, {
      stale: false,
      state: 'OFFLINE',
      reason: 'GATEWAY_LOST',
      since: new Date().toISOString(),
    });
    await tile.locator('.tile-note', { hasText: 'Gateway lost just now' }).waitFor();
    standIn.changeMachine(gym, machine.id, { state: 'IDLE', reason: 'CONNECTED' });
    await tile.locator('.tile-state', { hasText: 'Free' }).waitFor();
    await closePage(page);
  });

  it('announces the occupancy, not the figures', async () => {
    page = await openFloor(browser, target);
    const announcer = page.locator('#announcer');
    await page.waitForFunction(() =>
      document.getElementById('announcer').textContent.includes('in use'),
    );
    const words = await announcer.textContent();
    assert.match(words, /^\d+ in use, \d+ free/);
    await figuresChange(page);
    await figuresChange(page);
    assert.equal(await announcer.textContent(), words);
    await closePage(page);
  });
});

describe('the session', () => {
  beforeEach(() => serve());
  afterEach(() => standIn.stop());

  it('is renewed before its end', async () => {
    standIn.accessTokenLifeSeconds = 62;
    page = await openFloor(browser, target);
    await until(() => standIn.counts.refreshes === 1, 'the renewal');
    await figuresChange(page);
    await closePage(page);
  });

  it('is renewed once when the token ended early', async () => {
    page = await openFloor(browser, target);
    standIn.endAccessTokens();
    standIn.dropConnections();
    await until(() => standIn.counts.connections === 2, 'the second connection');
    await figuresChange(page);
    assert.equal(standIn.counts.refreshes, 1);
    await closePage(page, { expected: ['401'] });
  });

  it('leads back to sign-in when it is over', async () => {
    page = await openFloor(browser, target);
    standIn.endAccessTokens();
    standIn.endRefreshTokens();
    standIn.dropConnections();
    await page.getByRole('alert').filter({ hasText: 'session has ended' }).waitFor();
    await signIn(page, MEMBER);
    await connection('live');
    await closePage(page, { expected: ['401'] });
  });

  it('explains refusals and outages of sign-in', async () => {
    page = await openPage(browser, target.url);
    const alert = page.getByRole('alert');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await alert.filter({ hasText: 'Enter your e-mail' }).waitFor();
    standIn.faults.retryAfterSeconds = 12;
    await signIn(page, MEMBER);
    await alert.filter({ hasText: 'in 12 s' }).waitFor();
    standIn.faults.unreachable = true;
    await signIn(page, MEMBER);
    await alert.filter({ hasText: 'cannot be reached' }).waitFor();
    await closePage(page, { expected: ['429', ...NETWORK] });
  });
});

describe('a gym', () => {
  afterEach(() => standIn.stop());

  it('is missing: the page says what to do', async () => {
    await serve({ gyms: [] });
    page = await openPage(browser, target.url);
    await signIn(page, MEMBER);
    await notice().filter({ hasText: 'No gym yet' }).waitFor();
    await assertAccessible(page, 'the page without a gym');
    await closePage(page);
  });

  it('has no machines: the page says so', async () => {
    const gym = new StandInGym();
    gym.machines = [];
    await serve({ gyms: [gym] });
    page = await openPage(browser, target.url);
    await signIn(page, MEMBER);
    await notice().filter({ hasText: 'No machines yet' }).waitFor();
    await closePage(page);
  });

  it('is one of several: the page lets choose and remembers in the address', async () => {
    const other = new StandInGym({
      id: '0197f0aa-0000-7000-8000-000000000002',
      name: 'Mill Lane',
      seed: 3,
    });
    other.machines = other.machines.slice(0, 4);
    await serve({ gyms: [new StandInGym(), other] });
    page = await openFloor(browser, target);
    await page.getByLabel('Gym').selectOption('Mill Lane');
    await page.waitForFunction(() => document.querySelectorAll('.tile').length === 4);
    await connection('live');
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll('.tile').length === 4);
    assert.equal(await page.title(), 'Mill Lane – live floor');
    await assertAccessible(page, 'the choice of gyms');
    await closePage(page);
  });

  it('has nothing of what is filtered for: the filter can be taken off', async () => {
    const gym = new StandInGym();
    gym.machines = gym.machines.filter(({ state }) => state === 'IDLE');
    await serve({ gyms: [gym] });
    page = await openPage(browser, target.url, { fragment: '#group=offline' });
    await signIn(page, MEMBER);
    await notice().filter({ hasText: 'No machine matches' }).waitFor();
    await page.getByRole('button', { name: 'Show all machines' }).click();
    await page.locator('.tile').first().waitFor();
    assert.equal(await page.locator('.tile').count(), gym.machines.length);
    await closePage(page);
  });
});
