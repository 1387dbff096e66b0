import { element, fromTemplate, setData, setIcon, setShown, setText } from './dom.js';
import { stateIcon, typeIcon } from './icons.js';
import { arrowKeyTarget } from './arrow-keys.js';
import { drawSparkline } from './sparkline.js';

const MOST_FIGURES = 4;

/** The list of tiles. Each tile is made once and then only changed where it differs. */
export class Tiles {
  #list;
  #tiles = new Map();

  /**
   * @param {HTMLElement} list
   * @param {(machineId: string) => void} onOpen
   */
  constructor(list, onOpen) {
    this.#list = list;
    list.addEventListener('click', ({ target }) => {
      const tile = target.closest('.tile');
      if (tile !== null && target.closest('button') !== null) onOpen(tile.dataset.machineId);
    });
    list.addEventListener('keydown', (event) => {
      const target = arrowKeyTarget(event.key, [...list.querySelectorAll('.tile-open')]);
      if (target === null) return;
      event.preventDefault();
      target.focus();
    });
  }

  /** Shows exactly these machines, in this order. */
  arrange(machines) {
    const wanted = new Set(machines.map(({ id }) => id));
    for (const [id, { root }] of this.#tiles) {
      if (wanted.has(id)) continue;
      root.remove();
      this.#tiles.delete(id);
    }
    machines.forEach((machine, index) => {
      const { root } = this.#tileOf(machine.id);
      if (this.#list.children[index] !== root) {
        this.#list.insertBefore(root, this.#list.children[index] ?? null);
      }
    });
  }

  /**
   * Brings one tile up to date; a machine that is not shown is no concern.
   *
   * @param {object} machine
   * @param {import('./machine-view.js').MachineView} view
   */
  update(machine, view) {
    const tile = this.#tiles.get(machine.id);
    if (tile === undefined) return;
    const { root, parts } = tile;
    setData(root, 'state', view.state);
    setData(root, 'stale', String(view.stale));
    setIcon(parts['type-icon'], typeIcon(machine.type));
    setIcon(parts['state-icon'], stateIcon(view.state));
    setText(parts.name, machine.name);
    setText(parts.state, view.stateWords);
    setText(parts['spoken-state'], `, ${view.stateWords}${view.stale ? ', not up to date' : ''}`);
    setText(parts.member, view.member);
    setShown(parts.time, view.elapsed !== '');
    setText(parts.elapsed, view.elapsed);
    setShown(parts.now, view.occupied);
    setText(parts['main-value'], view.main?.value ?? '–');
    setText(parts['main-unit'], view.main?.unit ?? '');
    setText(parts.note, view.note);
    setShown(parts.note, view.note !== '');
    showFigures(parts.figures, view.figures.slice(0, MOST_FIGURES));
  }

  /** Draws the courses of these machines, or of all that are shown. */
  draw(history, machineIds = this.#tiles.keys()) {
    for (const id of machineIds) {
      const spark = this.#tiles.get(id)?.parts.spark;
      if (spark !== undefined) drawSparkline(spark, history.courseOf(id));
    }
  }

  #tileOf(machineId) {
    let tile = this.#tiles.get(machineId);
    if (tile === undefined) {
      tile = fromTemplate('tile-template');
      tile.root.dataset.machineId = machineId;
      this.#tiles.set(machineId, tile);
    }
    return tile;
  }
}

function showFigures(list, figures) {
  setShown(list, figures.length > 0);
  while (list.children.length > figures.length) list.lastElementChild.remove();
  figures.forEach(({ label, value, unit }, index) => {
    const item = list.children[index] ?? list.appendChild(figureItem());
    const [spoken, amount, unitText] = item.children;
    setText(spoken, `${label} `);
    setText(amount, value);
    setText(unitText, unit);
  });
}

function figureItem() {
  const item = element('li');
  item.append(
    element('span', 'visually-hidden'),
    element('span', 'figure-value'),
    element('span', 'figure-unit'),
  );
  return item;
}
