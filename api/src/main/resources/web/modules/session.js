import { ApiProblem } from './http.js';

/**
 * The signed-in person. Tokens live in memory and in `sessionStorage`, so they survive a reload of
 * the tab and nothing else. The access token is renewed ahead of its end; parallel callers share
 * one renewal, because a refresh token that is used twice ends the whole session.
 */

const STORAGE_KEY = 'repstream.session';
const RENEW_BEFORE_END_MS = 60_000;
const RENEW_AGAIN_MS = 5_000;

export class Session {
  #http;
  #storage;
  #timers;
  #now;
  #tokens;
  #renewal = null;
  #timer = null;

  /** Called once whenever the session ends without the person asking for it. */
  onEnded = () => {};

  /**
   * @param {{ http: import('./http.js').Http, storage: Storage,
   *           timers?: { setTimeout: Function, clearTimeout: Function }, now?: () => number }}
   * options
   */
  constructor({ http, storage, timers = globalThis, now = Date.now }) {
    this.#http = http;
    this.#storage = storage;
    this.#timers = timers;
    this.#now = now;
    this.#tokens = storedTokens(storage);
    this.#scheduleRenewal();
  }

  get signedIn() {
    return this.#tokens !== null;
  }

  async signIn(email, password) {
    this.#keep(
      await this.#http.json('/v1/auth/login', { method: 'POST', body: { email, password } }),
    );
  }

  /** Forgets the tokens at once; telling the API is best effort. */
  async signOut() {
    const tokens = this.#tokens;
    this.#forget();
    if (tokens === null) return;
    try {
      await this.#http.json('/v1/auth/logout', {
        method: 'POST',
        accessToken: tokens.accessToken,
      });
    } catch {
      // The tokens are gone from this tab; on the server they end by themselves.
    }
  }

  /** A token that is good for at least some seconds; rejects when the session is over. */
  async accessToken() {
    if (this.#tokens !== null && this.#lifeLeftMs() > RENEW_BEFORE_END_MS / 2) {
      return this.#tokens.accessToken;
    }
    return this.renewedAccessToken();
  }

  /** Renews now, for example after the API refused the present token. */
  renewedAccessToken() {
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #renew() {
    const before = this.#tokens;
    if (before === null) throw sessionOver();
    try {
      const reply = await this.#http.json('/v1/auth/refresh', {
        method: 'POST',
        body: { refreshToken: before.refreshToken },
      });
      if (this.#tokens !== before) throw sessionOver();
      this.#keep(reply);
      return this.#tokens.accessToken;
    } catch (failure) {
      if (this.#tokens !== before) throw failure;
      if (failure instanceof ApiProblem && !failure.transient) {
        this.#forget();
        this.onEnded();
        throw failure;
      }
      this.#schedule(RENEW_AGAIN_MS);
      if (this.#lifeLeftMs() > 0) return before.accessToken;
      throw failure;
    }
  }

  #keep({ accessToken, refreshToken, expiresInSeconds }) {
    this.#tokens = {
      accessToken,
      refreshToken,
      expiresAtMs: this.#now() + expiresInSeconds * 1_000,
    };
    this.#storage.setItem(STORAGE_KEY, JSON.stringify(this.#tokens));
    this.#scheduleRenewal();
  }

  #forget() {
    this.#tokens = null;
    this.#storage.removeItem(STORAGE_KEY);
    this.#timers.clearTimeout(this.#timer);
  }

  #scheduleRenewal() {
    if (this.#tokens !== null) {
      this.#schedule(Math.max(this.#lifeLeftMs() - RENEW_BEFORE_END_MS, RENEW_AGAIN_MS));
    }
  }

  #schedule(delayMs) {
    this.#timers.clearTimeout(this.#timer);
    this.#timer = this.#timers.setTimeout(() => {
      // Whoever needs the token next sees the failure; the timer only tries ahead of time.
      this.renewedAccessToken().catch(() => {});
    }, delayMs);
  }

  #lifeLeftMs() {
    return this.#tokens.expiresAtMs - this.#now();
  }
}

function sessionOver() {
  return new ApiProblem({ status: 401, code: 'unauthenticated', title: 'Signed out' });
}

function storedTokens(storage) {
  try {
    const tokens = JSON.parse(storage.getItem(STORAGE_KEY));
    return typeof tokens?.refreshToken === 'string' ? tokens : null;
  } catch {
    return null;
  }
}
