/**
 * JSON over HTTP on our own origin. Every refusal of the API becomes an {@link ApiProblem};
 * everything that kept us from getting an answer at all becomes an {@link ApiUnreachable}. Nothing
 * else is thrown.
 */

const REQUEST_TIMEOUT_MS = 10_000;

/** The API answered and refused; `code` is stable and listed at /v1/problems. */
export class ApiProblem extends Error {
  constructor({ status, code, title, detail, retryAfterSeconds }) {
    super(detail ?? title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code ?? 'unknown';
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }

  /** True where asking again later may succeed without anybody changing anything. */
  get transient() {
    return this.status === 429 || this.status >= 500;
  }
}

/** No answer: the network, the proxy or the API is away, or took too long. */
export class ApiUnreachable extends Error {
  constructor(cause) {
    super('The API cannot be reached', { cause });
    this.name = 'ApiUnreachable';
  }

  get transient() {
    return true;
  }
}

export class Http {
  #fetch;

  /** @param {{ fetch?: typeof globalThis.fetch }} [options] */
  constructor({ fetch = globalThis.fetch.bind(globalThis) } = {}) {
    this.#fetch = fetch;
  }

  /**
   * @param {string} path absolute path on our origin
   * @param {{ method?: string, body?: object, accessToken?: string }} [options]
   * @returns {Promise<any>} the parsed body, or null for an empty one
   */
  async json(path, { method = 'GET', body, accessToken } = {}) {
    const headers = { Accept: 'application/json, application/problem+json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (accessToken !== undefined) headers.Authorization = `Bearer ${accessToken}`;
    let response;
    let text;
    try {
      response = await this.#fetch(path, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
      text = await response.text();
    } catch (cause) {
      throw new ApiUnreachable(cause);
    }
    if (!response.ok) throw problemOf(response, text);
    return text === '' ? null : parsed(text, response.status);
  }
}

function parsed(text, status) {
  try {
    return JSON.parse(text);
  } catch {
    // A captive portal or a proxy's own page answers 200 with HTML.
    throw new ApiUnreachable(new Error(`answer ${status} is not JSON`));
  }
}

function problemOf(response, text) {
  let body = {};
  try {
    body = JSON.parse(text) ?? {};
  } catch {
    // A proxy's error page: the status alone has to do.
  }
  const retryAfter = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return new ApiProblem({
    status: response.status,
    code: body.code,
    title: body.title,
    detail: body.detail,
    retryAfterSeconds: Number.isNaN(retryAfter) ? null : retryAfter,
  });
}
