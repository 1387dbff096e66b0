import { reconnectDelayMs } from './backoff.js';
import { byId, element, setShown, setText } from './dom.js';

/**
 * The way from "signed in" to a live floor: which gyms there are, which one is shown, its machines
 * and its live topic. What fails for the moment is tried again by itself; what is refused is
 * explained.
 */
export class GymVisit {
  #api;
  #view;
  #live;
  #notice;
  #onGym;
  #visit = 0;
  #retryTimer = null;

  /**
   * @param {{
   *   api: import('./api-client.js').ApiClient,
   *   view: import('./floor-view.js').FloorView,
   *   live: import('./live-connection.js').LiveConnection,
   *   notice: import('./notice.js').Notice,
   *   onGym: (gymId: string) => void, told which gym is shown
   * }} options
   */
  constructor({ api, view, live, notice, onGym }) {
    this.#api = api;
    this.#view = view;
    this.#live = live;
    this.#notice = notice;
    this.#onGym = onGym;
    byId('gym-select').addEventListener('change', ({ target }) => this.begin(target.value));
  }

  /**
   * @param {string | null} wantedGymId as the address says; another gym is taken where it is not
   * ours
   */
  async begin(wantedGymId) {
    const visit = this.#restart();
    this.#notice.show({ title: 'Opening the floor', words: 'One moment.' });
    const gyms = await this.#persistently(visit, () => this.#api.gyms());
    if (gyms === undefined) return;
    if (gyms.length === 0) {
      this.#notice.show({
        title: 'No gym yet',
        words: 'This account belongs to no gym. The staff of your gym can add it.',
        action: 'Look again',
        run: () => this.begin(wantedGymId),
      });
      return;
    }
    const gym = gyms.find(({ id }) => id === wantedGymId) ?? gyms[0];
    showGyms(gyms, gym);
    this.#onGym(gym.id);
    await this.#show(visit, gym);
  }

  end() {
    this.#restart();
  }

  #restart() {
    clearTimeout(this.#retryTimer);
    this.#live.stop();
    this.#view.clear();
    this.#visit += 1;
    return this.#visit;
  }

  async #show(visit, gym) {
    this.#live.start(`gym:${gym.id}:floor`);
    const machines = await this.#persistently(visit, () => this.#api.machines(gym.id));
    if (machines === undefined || this.#view.hasSnapshot) return;
    this.#view.replace(machines);
    if (machines.length === 0) this.noMachines();
  }

  noMachines() {
    this.#notice.show({
      title: 'No machines yet',
      words: 'This gym has no machines so far. They appear here as soon as they are set up.',
    });
  }

  /** The answer, however long it takes; undefined once it is refused or this visit is over. */
  async #persistently(visit, request) {
    for (let failures = 0; visit === this.#visit; failures += 1) {
      try {
        const answer = await request();
        return visit === this.#visit ? answer : undefined;
      } catch (failure) {
        if (visit !== this.#visit || this.#view.hasSnapshot) return undefined;
        if (!failure.transient) {
          this.#refused(failure);
          return undefined;
        }
        await this.#explainAndWait(failures);
      }
    }
    return undefined;
  }

  #refused(failure) {
    this.#notice.show({
      title: 'The floor cannot be shown',
      words: failure.message,
      action: 'Try again',
      run: () => this.begin(null),
    });
  }

  #explainAndWait(failures) {
    return new Promise((resume) => {
      this.#notice.show({
        title: 'The server cannot be reached',
        words: 'Trying again until it answers.',
        action: 'Try now',
        run: resume,
      });
      this.#retryTimer = setTimeout(resume, reconnectDelayMs(failures));
    });
  }
}

function showGyms(gyms, chosen) {
  const several = gyms.length > 1;
  setText(byId('gym-name'), chosen.name);
  byId('gym-name').classList.toggle('visually-hidden', several);
  setShown(byId('gym-choice'), several);
  document.title = `${chosen.name} – live floor`;
  byId('gym-select').replaceChildren(
    ...gyms.map(({ id, name }) => {
      const option = element('option', '', name);
      option.value = id;
      option.selected = id === chosen.id;
      return option;
    }),
  );
}
