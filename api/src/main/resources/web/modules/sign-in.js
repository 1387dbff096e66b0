import { byId, setShown, setText } from './dom.js';
import { ApiProblem } from './http.js';

/** The sign-in form. The password is read, sent and forgotten; it is kept nowhere. */
export class SignIn {
  #page = byId('sign-in');
  #form = byId('sign-in-form');
  #message = byId('sign-in-message');

  /**
   * @param {{ signIn: (email: string, password: string) => Promise<void>,
   *           onSignedIn: () => void }} options
   */
  constructor({ signIn, onSignedIn }) {
    this.#form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (this.#form.hasAttribute('data-busy')) return;
      const wanting = this.#firstEmptyField();
      if (wanting !== null) {
        this.#tell(`Enter your ${wanting.name === 'email' ? 'e-mail' : wanting.name}.`, wanting);
        return;
      }
      await this.#submit(signIn, onSignedIn);
    });
  }

  /** @param {string} [message] why the person has to sign in (again) */
  show(message = '') {
    setShown(this.#page, true);
    this.#tell(message);
    this.#form.email.focus();
  }

  hide() {
    setShown(this.#page, false);
    this.#form.reset();
    this.#tell('');
  }

  async #submit(signIn, onSignedIn) {
    this.#setBusy(true);
    this.#tell('');
    try {
      await signIn(this.#form.email.value.trim(), this.#form.password.value);
      onSignedIn();
    } catch (failure) {
      this.#tell(refusalWords(failure), this.#form.password);
      this.#form.password.select();
    } finally {
      this.#setBusy(false);
    }
  }

  #firstEmptyField() {
    const { email, password } = this.#form;
    return [email, password].find(({ value }) => value === '') ?? null;
  }

  #tell(message, field = null) {
    setText(this.#message, message);
    setShown(this.#message, message !== '');
    for (const input of [this.#form.email, this.#form.password]) {
      input.toggleAttribute('aria-invalid', false);
    }
    field?.setAttribute('aria-invalid', 'true');
    field?.focus();
  }

  #setBusy(busy) {
    this.#form.toggleAttribute('data-busy', busy);
    const button = this.#form.querySelector('button');
    setText(button, busy ? 'Signing in' : 'Sign in');
    button.setAttribute('aria-disabled', String(busy));
  }
}

/** What a person can do about a refusal. Pure. */
export function refusalWords(failure) {
  if (!(failure instanceof ApiProblem)) {
    return 'The server cannot be reached. Check your connection and try again.';
  }
  if (failure.status === 429 || failure.status === 503) {
    const wait = failure.retryAfterSeconds;
    return wait === null
      ? 'The server is busy. Wait a moment and try again.'
      : `Too many attempts at the moment. Try again in ${wait} s.`;
  }
  if (failure.status >= 500) return 'The server has a problem. Try again in a moment.';
  return 'E-mail or password is not right.';
}
