import { byId, setShown, setText } from './dom.js';

/**
 * The text that stands where the machines would be: nothing there, nothing found, something wrong.
 */
export class Notice {
  #action = byId('notice-action');
  #run = () => {};

  constructor() {
    this.#action.addEventListener('click', () => this.#run());
  }

  /** @param {{ title: string, words: string, action?: string, run?: () => void }} notice */
  show({ title, words, action = '', run = () => {} }) {
    setText(byId('notice-title'), title);
    setText(byId('notice-words'), words);
    setText(this.#action, action);
    setShown(this.#action, action !== '');
    this.#run = run;
    setShown(byId('notice'), true);
  }

  hide() {
    setShown(byId('notice'), false);
  }
}
