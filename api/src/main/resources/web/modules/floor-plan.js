import { arrowKeyTarget } from './arrow-keys.js';
import { element, fromTemplate, setData, setIcon, setText } from './dom.js';
import { stateIcon, typeIcon } from './icons.js';
import { planOf, roomForMarkers } from './plan-layout.js';

const MARKER_ASPECT = 1.2;
const GAP_PIXELS = 8;
const SMALLEST_MARKER_PIXELS = 40;
const LARGEST_MARKER_PIXELS = 128;
/** A marker is at most this part of the plan's width high. */
const LARGEST_MARKER_PART = 1 / 13;
const EDGE_PIXELS = 16;

/** The machines where they stand. Markers grow as far as the nearest neighbours allow. */
export class FloorPlan {
  #container;
  #area;
  #unplacedTitle = element('h3', 'plan-unplaced-title', 'Not on the plan yet');
  #unplaced = element('ul', 'plan-unplaced');
  #markers = new Map();
  #spots = new Map();
  #aspect = 1;

  /**
   * @param {HTMLElement} container
   * @param {(machineId: string) => void} onOpen
   */
  constructor(container, onOpen) {
    this.#container = container;
    this.#area = element('ul', 'plan-area');
    const scroller = element('div', 'plan-scroller');
    scroller.append(this.#area);
    container.append(scroller, this.#unplacedTitle, this.#unplaced);
    container.addEventListener('click', ({ target }) => {
      const marker = target.closest('.marker');
      if (marker !== null) onOpen(marker.dataset.machineId);
    });
    container.addEventListener('keydown', (event) => {
      const target = arrowKeyTarget(event.key, [...container.querySelectorAll('.marker-open')]);
      if (target === null) return;
      event.preventDefault();
      target.focus();
    });
    new ResizeObserver(() => this.#fit()).observe(container);
  }

  /** Lays out the whole floor, and shows those machines that `isShown` lets through. */
  arrange(machines, isShown) {
    const plan = planOf(machines);
    this.#spots = plan.spots;
    this.#aspect = plan.aspect;
    const known = new Set(machines.map(({ id }) => id));
    for (const [id, { root }] of this.#markers) {
      if (known.has(id)) continue;
      root.remove();
      this.#markers.delete(id);
    }
    for (const machine of machines) this.#place(machine, isShown(machine));
    const someUnplaced = plan.unplaced.some(isShown);
    this.#unplaced.hidden = !someUnplaced;
    this.#unplacedTitle.hidden = !someUnplaced;
    this.#fit();
  }

  /**
   * @param {object} machine
   * @param {import('./machine-view.js').MachineView} view
   */
  update(machine, view) {
    const marker = this.#markers.get(machine.id);
    if (marker === undefined) return;
    const { root, parts } = marker;
    setData(root, 'state', view.state);
    setData(root, 'stale', String(view.stale));
    setIcon(parts['type-icon'], typeIcon(machine.type));
    setIcon(parts['state-icon'], stateIcon(view.state));
    setText(parts.name, machine.name);
    setText(parts['spoken-state'], `, ${view.stateWords}${view.stale ? ', not up to date' : ''}`);
    const figure = view.main === null ? view.stateWords : `${view.main.value} ${view.main.unit}`;
    setText(parts.figure, figure);
  }

  #place(machine, shown) {
    let marker = this.#markers.get(machine.id);
    if (marker === undefined) {
      marker = fromTemplate('marker-template');
      marker.root.dataset.machineId = machine.id;
      this.#markers.set(machine.id, marker);
    }
    marker.root.hidden = !shown;
    const spot = this.#spots.get(machine.id);
    const parent = spot === undefined ? this.#unplaced : this.#area;
    if (marker.root.parentElement !== parent) parent.append(marker.root);
    if (spot !== undefined) {
      marker.root.style.setProperty('--left', String(spot.left));
      marker.root.style.setProperty('--top', String(spot.top));
    }
  }

  #fit() {
    if (this.#container.hidden) return;
    this.#area.style.aspectRatio = String(this.#aspect);
    const { clientWidth: width, clientHeight: height } = this.#area;
    const largest = Math.min(LARGEST_MARKER_PIXELS, width * LARGEST_MARKER_PART);
    const edgeAcross = (largest * MARKER_ASPECT) / 2 + EDGE_PIXELS;
    const edgeDown = largest / 2 + EDGE_PIXELS;
    const inner = { width: width - 2 * edgeAcross, height: height - 2 * edgeDown };
    const room = roomForMarkers(this.#spots.values(), inner, MARKER_ASPECT) - GAP_PIXELS;
    const markerHeight = Math.max(SMALLEST_MARKER_PIXELS, Math.min(largest, room));
    this.#setPixels('--edge-across', edgeAcross);
    this.#setPixels('--edge-down', edgeDown);
    this.#setPixels('--marker-height', markerHeight);
    this.#setPixels('--marker-width', markerHeight * MARKER_ASPECT);
  }

  #setPixels(property, pixels) {
    this.#container.style.setProperty(property, `${Math.floor(pixels)}px`);
  }
}
