import { byId, element, setData, setIcon, setShown, setText } from './dom.js';
import { stateIcon, typeIcon } from './icons.js';
import { amountWords } from './machine-figures.js';
import { sinceWords, typeWords } from './machine-words.js';
import { drawnWindowMs, drawSparkline } from './sparkline.js';

/** The dialog with everything that is known about one machine, kept up to date while it is open. */
export class Details {
  #dialog = byId('details');
  #machineId = null;

  constructor() {
    byId('details-close').addEventListener('click', () => this.#dialog.close());
    this.#dialog.addEventListener('click', ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.addEventListener('close', () => {
      this.#machineId = null;
    });
  }

  /** The machine that is shown, or null while the dialog is closed. */
  get machineId() {
    return this.#machineId;
  }

  open(machineId) {
    this.#machineId = machineId;
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  close() {
    if (this.#dialog.open) this.#dialog.close();
  }

  /**
   * @param {object} machine
   * @param {import('./machine-view.js').MachineView} view
   * @param {import('./figure-history.js').Course | null} course
   */
  update(machine, view, course) {
    setData(this.#dialog, 'state', view.state);
    setData(this.#dialog, 'stale', String(view.stale));
    setIcon(byId('details-type-icon'), typeIcon(machine.type));
    setIcon(byId('details-state-icon'), stateIcon(view.state));
    setText(byId('details-name'), machine.name);
    setText(byId('details-type'), typeWords(machine.type));
    setText(byId('details-state'), stateLine(machine, view));
    setText(byId('details-note'), view.note);
    setShown(byId('details-note'), view.note !== '');
    showPairs(byId('details-figures'), figurePairs(view));
    showPairs(byId('details-facts'), factPairs(machine));
    this.#showCourse(view, course);
  }

  #showCourse(view, course) {
    const shown = view.occupied && course !== null && course.points.length > 1;
    setShown(byId('details-course'), shown);
    if (!shown) return;
    const seconds = Math.round(drawnWindowMs(course) / 1_000);
    const words = courseWords(view, course, seconds);
    setText(byId('details-course-start'), `${seconds} s ago`);
    setText(byId('details-course-words'), words);
    const plot = byId('details-plot');
    if (plot.getAttribute('aria-label') !== words) plot.setAttribute('aria-label', words);
    drawSparkline(plot, course);
  }
}

function stateLine(machine, view) {
  const since = view.occupied ? sinceWords(machine.since, Date.now()) : '';
  return [view.stateWords, view.member, since].filter((words) => words !== '').join(', ');
}

function courseWords({ main, figures }, { kind, points }, seconds) {
  const amounts = points.map(({ amount }) => amount);
  const label = [main, ...figures].find((figure) => figure?.kind === kind)?.label ?? '';
  const lowest = amountWords(kind, Math.min(...amounts));
  const highest = amountWords(kind, Math.max(...amounts));
  return `${label} over the last ${seconds} s: ${lowest} to ${highest}`;
}

function figurePairs({ main, figures, elapsed }) {
  const known = [main, ...figures].filter((figure) => figure !== null);
  const pairs = known.map(({ label, value, unit }) => [label, `${value} ${unit}`.trim()]);
  return elapsed === '' ? pairs : [...pairs, ['Time', elapsed]];
}

function factPairs({ vendor, model, serial }) {
  return [
    ['Vendor', vendor],
    ['Model', model],
    ['Serial number', serial],
  ].filter(([, value]) => typeof value === 'string' && value !== '');
}

function showPairs(list, pairs) {
  setShown(list, pairs.length > 0);
  while (list.children.length > pairs.length) list.lastElementChild.remove();
  pairs.forEach(([term, description], index) => {
    const pair = list.children[index] ?? list.appendChild(emptyPair());
    setText(pair.firstElementChild, term);
    setText(pair.lastElementChild, description);
  });
}

function emptyPair() {
  const pair = element('div');
  pair.append(element('dt'), element('dd'));
  return pair;
}
