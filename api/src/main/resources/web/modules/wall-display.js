import { wallColumns } from './wall-layout.js';

/**
 * The wall display: the whole floor at once, as large as it fits, without controls. The screen is
 * kept awake and full where the browser allows it; neither is needed for the view to work.
 */
export class WallDisplay {
  #room;
  #tiles;
  #wakeLock = null;
  #on = false;

  /** @param {{ room: HTMLElement, tiles: HTMLElement, onLeave: () => void }} options */
  constructor({ room, tiles, onLeave }) {
    this.#room = room;
    this.#tiles = tiles;
    new ResizeObserver(() => this.fit()).observe(room);
    document.addEventListener('fullscreenchange', () => {
      if (this.#on && document.fullscreenElement === null) onLeave();
    });
    document.addEventListener('keydown', ({ key }) => {
      if (this.#on && key === 'Escape' && document.querySelector('dialog[open]') === null)
        onLeave();
    });
    document.addEventListener('visibilitychange', () => {
      if (this.#on && !document.hidden) this.#keepAwake();
    });
  }

  set(on) {
    if (on === this.#on) return;
    this.#on = on;
    document.body.classList.toggle('wall', on);
    if (on) {
      document.documentElement.requestFullscreen?.().catch(() => {});
      this.#keepAwake();
    } else {
      if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => {});
      this.#wakeLock?.release().catch(() => {});
      this.#wakeLock = null;
    }
    this.fit();
  }

  /** To be called when the number of tiles has changed. */
  fit() {
    if (!this.#on) return;
    const { clientWidth: width, clientHeight: height } = this.#room;
    const count = this.#tiles.children.length;
    const columns = wallColumns(count, { width, height });
    this.#tiles.style.setProperty('--wall-columns', String(columns));
    this.#tiles.style.setProperty('--wall-rows', String(Math.ceil(count / columns)));
  }

  async #keepAwake() {
    try {
      this.#wakeLock = (await navigator.wakeLock?.request('screen')) ?? null;
    } catch {
      // Not allowed here: the display sleeps as its owner set it.
    }
  }
}
