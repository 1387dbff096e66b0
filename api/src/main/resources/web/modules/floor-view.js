import { byId, setShown } from './dom.js';
import { FigureHistory } from './figure-history.js';
import { FloorPlan } from './floor-plan.js';
import { EMPTY_FLOOR, floorOf, passes, withDelta } from './floor-state.js';
import { machineView } from './machine-view.js';
import { Tiles } from './tiles.js';
import { Toolbar } from './toolbar.js';
import { WallDisplay } from './wall-display.js';

const TICK_MS = 1_000;

/**
 * The floor on the screen. News only marks what has changed; the next animation frame draws it, so
 * a burst of deltas costs one drawing and a hidden tab costs none.
 */
export class FloorView {
  #floor = EMPTY_FLOOR;
  #history = new FigureHistory();
  #settings;
  #changedIds = new Set();
  #rearranged = false;
  #frame = null;
  #tiles;
  #plan;
  #toolbar;
  #wall;
  #details;
  #notice;
  #announcer;

  /**
   * @param {{
   *   settings: import('./view-settings.js').ViewSettings,
   *   onSettings: (change: Partial<import('./view-settings.js').ViewSettings>) => void,
   *   details: import('./details.js').Details,
   *   notice: import('./notice.js').Notice,
   *   announcer: import('./announcer.js').Announcer,
   * }} options
   */
  constructor({ settings, onSettings, details, notice, announcer }) {
    this.#settings = settings;
    this.#details = details;
    this.#notice = notice;
    this.#announcer = announcer;
    const open = (machineId) => this.#openDetails(machineId);
    this.#tiles = new Tiles(byId('tiles'), open);
    this.#plan = new FloorPlan(byId('plan'), open);
    this.#toolbar = new Toolbar({ groups: byId('groups'), types: byId('types') }, onSettings);
    this.#wall = new WallDisplay({
      room: byId('machines'),
      tiles: byId('tiles'),
      onLeave: () => onSettings({ wall: false }),
    });
    this.onClearFilter = () => onSettings({ group: null, type: null });
    new ResizeObserver(() => this.#redrawAll()).observe(byId('tiles'));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#redrawAll());
    setInterval(() => this.#tick(), TICK_MS);
  }

  get isEmpty() {
    return this.#floor.entries.size === 0;
  }

  /** Whether a live snapshot has come, which is newer than any list that was asked for before. */
  get hasSnapshot() {
    return this.#floor.version !== null;
  }

  replace(machines, version = null) {
    this.#floor = floorOf(machines, version, performance.now());
    for (const machine of machines) this.#history.record(machine);
    this.#rearrange();
  }

  apply(machines, version) {
    const before = this.#floor;
    const { floor, changedIds } = withDelta(before, machines, version, performance.now());
    this.#floor = floor;
    for (const id of changedIds) {
      this.#history.record(floor.entries.get(id).machine);
      this.#changedIds.add(id);
    }
    if (changedIds.length === 0) return;
    if (this.#arrangementDiffers(before, changedIds)) this.#rearranged = true;
    this.#requestFrame();
  }

  /** Forgets everything, on the way to another gym or out. */
  clear() {
    this.#floor = EMPTY_FLOOR;
    this.#history.clear();
    this.#details.close();
    this.#rearrange();
  }

  /** @param {import('./view-settings.js').ViewSettings} settings */
  set settings(settings) {
    this.#settings = settings;
    byId('view-tiles').setAttribute('aria-pressed', String(settings.view === 'tiles'));
    byId('view-plan').setAttribute('aria-pressed', String(settings.view === 'plan'));
    byId('wall').setAttribute('aria-pressed', String(settings.wall));
    this.#wall.set(settings.wall);
    this.#rearrange();
  }

  /** Whether machines came, moved, or passed in or out of the present filter. */
  #arrangementDiffers(before, changedIds) {
    return changedIds.some((id) => {
      const old = before.entries.get(id)?.machine;
      const now = this.#floor.entries.get(id).machine;
      return (
        old === undefined ||
        old.position?.x !== now.position?.x ||
        old.position?.y !== now.position?.y ||
        passes(this.#settings, old) !== passes(this.#settings, now)
      );
    });
  }

  #rearrange() {
    this.#rearranged = true;
    this.#requestFrame();
  }

  #requestFrame() {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.#render();
    });
  }

  #render() {
    if (this.#rearranged) this.#arrange();
    const ids = this.#rearranged ? [...this.#floor.entries.keys()] : [...this.#changedIds];
    this.#rearranged = false;
    this.#changedIds.clear();
    this.#toolbar.update(this.#floor, this.#settings);
    this.#updateMachines(ids);
    this.#tiles.draw(this.#history, ids);
  }

  #arrange() {
    const machines = this.#machines();
    const shown = machines.filter((machine) => passes(this.#settings, machine));
    const asPlan = this.#settings.view === 'plan';
    setShown(byId('tiles'), !asPlan && shown.length > 0);
    setShown(byId('plan'), asPlan && shown.length > 0);
    if (asPlan) this.#plan.arrange(machines, (machine) => passes(this.#settings, machine));
    else this.#tiles.arrange(shown);
    this.#wall.fit();
    if (machines.length > 0 && shown.length === 0) {
      this.#notice.show({
        title: 'No machine matches',
        words: 'None of the machines is of this type and in this state at the moment.',
        action: 'Show all machines',
        run: this.onClearFilter,
      });
    } else if (machines.length > 0) {
      this.#notice.hide();
    }
  }

  #updateMachines(ids) {
    const now = { monotonicMs: performance.now(), wallMs: Date.now() };
    const asPlan = this.#settings.view === 'plan';
    for (const id of ids) {
      const entry = this.#floor.entries.get(id);
      if (entry === undefined) continue;
      const view = machineView(entry, now);
      if (asPlan) this.#plan.update(entry.machine, view);
      else this.#tiles.update(entry.machine, view);
      if (id === this.#details.machineId) {
        this.#details.update(entry.machine, view, this.#history.courseOf(id));
      }
    }
  }

  #openDetails(machineId) {
    if (!this.#floor.entries.has(machineId)) return;
    this.#details.open(machineId);
    this.#updateMachines([machineId]);
  }

  /** Time alone changes what is stale and since when; the rest waits for news. */
  #tick() {
    if (document.hidden || this.isEmpty) return;
    this.#updateMachines(this.#floor.entries.keys());
    this.#redrawAll();
    this.#announcer.occupancy(this.#floor, performance.now());
  }

  #redrawAll() {
    this.#tiles.draw(this.#history);
  }

  #machines() {
    return [...this.#floor.entries.values()].map(({ machine }) => machine);
  }
}
