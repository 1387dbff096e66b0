import { byId, setData, setIcon, setShown, setText } from './dom.js';

const LOOKS = {
  connecting: { icon: 'wait', words: 'Connecting' },
  live: { icon: 'live', words: 'Live' },
  reconnecting: { icon: 'wait', words: 'Reconnecting' },
  refused: { icon: 'offline', words: 'Not live' },
  stopped: { icon: 'offline', words: 'Not live' },
};
/** A reconnection that is quicker than this is nobody's business. */
const SHOW_LOSS_AFTER_MS = 1_500;

/** The badge in the bar and the banner below it, which say whether the figures are live. */
export class ConnectionView {
  #say;
  #timer = null;
  #shown = 'connecting';
  #lastLiveAt = null;

  /** @param {{ onRetry: () => void, say: (words: string) => void }} options */
  constructor({ onRetry, say }) {
    this.#say = say;
    byId('retry').addEventListener('click', onRetry);
  }

  show(state, failure) {
    clearTimeout(this.#timer);
    if (state === 'reconnecting') {
      this.#lastLiveAt ??= new Date();
      this.#timer = setTimeout(() => this.#render(state, failure), SHOW_LOSS_AFTER_MS);
      return;
    }
    if (state === 'live') this.#lastLiveAt = null;
    this.#render(state, failure);
  }

  #render(state, failure) {
    const { icon, words } = LOOKS[state];
    setData(byId('connection'), 'state', state);
    setIcon(byId('connection-icon'), icon);
    setText(byId('connection-words'), words);
    const interrupted = state === 'reconnecting' || state === 'refused';
    setShown(byId('interruption'), interrupted);
    document.body.classList.toggle('not-live', interrupted);
    if (interrupted) setText(byId('interruption-words'), this.#lossWords(state, failure));
    if (interrupted && this.#shown !== state) this.#say(byId('interruption-words').textContent);
    if (state === 'live' && this.#shown === 'reconnecting') this.#say('Live figures are back.');
    this.#shown = state;
  }

  #lossWords(state, failure) {
    if (state === 'refused') {
      return `Live figures are not available. ${failure?.message ?? ''}`.trim();
    }
    const time = this.#lastLiveAt.toLocaleTimeString('en-GB');
    return `Connection lost at ${time}. The figures below are from then; trying again.`;
  }
}
