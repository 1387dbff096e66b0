import { ApiProblem } from './http.js';

/** The calls of the floor page, made in the name of the signed-in person. */
export class ApiClient {
  #http;
  #session;

  /** @param {import('./http.js').Http} http @param {import('./session.js').Session} session */
  constructor(http, session) {
    this.#http = http;
    this.#session = session;
  }

  /** The gyms that the person belongs to. */
  gyms() {
    return this.#allItems('/v1/gyms');
  }

  /** Every machine of a gym with its present state. */
  machines(gymId) {
    return this.#allItems(`/v1/gyms/${encodeURIComponent(gymId)}/machines`);
  }

  /** A single-use ticket that opens the live socket for these topics. */
  async liveTicket(topics) {
    return this.#json('/v1/live/tickets', { method: 'POST', body: { topics } });
  }

  async #allItems(path) {
    const items = [];
    let cursor = null;
    do {
      const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      const page = await this.#json(path + query);
      items.push(...page.items);
      cursor = page.nextCursor ?? null;
    } while (cursor !== null);
    return items;
  }

  async #json(path, options = {}) {
    const accessToken = await this.#session.accessToken();
    try {
      return await this.#http.json(path, { ...options, accessToken });
    } catch (failure) {
      if (!(failure instanceof ApiProblem) || failure.status !== 401) throw failure;
      // Ended early, for example by a password change elsewhere: one new token, one more try.
      const renewed = await this.#session.renewedAccessToken();
      return this.#http.json(path, { ...options, accessToken: renewed });
    }
  }
}
