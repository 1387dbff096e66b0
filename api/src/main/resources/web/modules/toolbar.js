import { fromTemplate, setData, setIcon, setText } from './dom.js';
import { groupCounts, typeCounts } from './floor-state.js';
import { stateIcon, typeIcon } from './icons.js';
import { typeWords } from './machine-words.js';

const GROUPS = [
  { group: 'inUse', label: 'In use', state: 'IN_USE' },
  { group: 'free', label: 'Free', state: 'IDLE' },
  { group: 'offline', label: 'Offline', state: 'OFFLINE' },
  { group: 'outOfOrder', label: 'Out of order', state: 'OUT_OF_ORDER' },
];

/** The counters, which filter by state when pressed, and the types, which filter by type. */
export class Toolbar {
  #types;
  #groupButtons = new Map();
  #typeButtons = new Map();
  #onFilter;

  /**
   * @param {{ groups: HTMLElement, types: HTMLElement }} places
   * @param {(change: { group?: string | null, type?: string | null }) => void} onFilter
   */
  constructor({ groups, types }, onFilter) {
    this.#types = types;
    this.#onFilter = onFilter;
    for (const { group, label, state } of GROUPS) {
      const button = fromTemplate('group-template');
      button.root.dataset.state = state;
      setIcon(button.parts.icon, stateIcon(state));
      setText(button.parts.label, label);
      button.root.addEventListener('click', () => onFilter({ group: toggled(button.root, group) }));
      this.#groupButtons.set(group, button);
      groups.append(button.root);
    }
  }

  /**
   * @param {import('./floor-state.js').Floor} floor
   * @param {{ group: string | null, type: string | null }} filter
   */
  update(floor, filter) {
    const counts = groupCounts(floor);
    for (const [group, { root, parts }] of this.#groupButtons) {
      setText(parts.count, String(counts[group]));
      setData(root, 'none', String(counts[group] === 0));
      setPressed(root, filter.group === group);
    }
    const paused = counts.paused === 0 ? '' : `${counts.paused} paused`;
    setText(this.#groupButtons.get('inUse').parts.more, paused);
    this.#updateTypes(typeCounts(floor), filter.type);
  }

  #updateTypes(counts, chosenType) {
    const present = new Set(counts.map(({ type }) => type));
    for (const [type, { root }] of this.#typeButtons) {
      if (present.has(type)) continue;
      root.remove();
      this.#typeButtons.delete(type);
    }
    counts.forEach(({ type, all, free }, index) => {
      const { root, parts } = this.#typeButton(type);
      setText(parts.free, `${free} of ${all} free`);
      setPressed(root, chosenType === type);
      if (this.#types.children[index] !== root) {
        this.#types.insertBefore(root, this.#types.children[index] ?? null);
      }
    });
  }

  #typeButton(type) {
    let button = this.#typeButtons.get(type);
    if (button === undefined) {
      button = fromTemplate('type-template');
      setIcon(button.parts.icon, typeIcon(type));
      setText(button.parts.label, typeWords(type));
      const { root } = button;
      root.addEventListener('click', () => this.#onFilter({ type: toggled(root, type) }));
      this.#typeButtons.set(type, button);
    }
    return button;
  }
}

function toggled(button, value) {
  return button.getAttribute('aria-pressed') === 'true' ? null : value;
}

function setPressed(button, pressed) {
  if (button.getAttribute('aria-pressed') !== String(pressed)) {
    button.setAttribute('aria-pressed', String(pressed));
  }
}
