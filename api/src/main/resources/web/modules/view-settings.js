/**
 * What the page shows, kept in the address's fragment, so that a reload, a bookmark or the link on
 * a wall display leads to the same view. Pure.
 *
 * @typedef {{ gymId: string | null, view: 'tiles' | 'plan', wall: boolean,
 *             group: string | null, type: string | null }} ViewSettings
 */

const GROUPS = ['inUse', 'free', 'offline', 'outOfOrder'];
const CONSTANT = /^[A-Z][A-Z_]{0,40}$/;
const IDENTIFIER = /^[0-9a-zA-Z-]{1,64}$/;

/** @param {string} fragment with or without `#`; what it says wrongly is left at its default */
export function settingsIn(fragment) {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  const matching = (name, pattern) => {
    const value = values.get(name);
    return value !== null && pattern.test(value) ? value : null;
  };
  const group = values.get('group');
  return {
    gymId: matching('gym', IDENTIFIER),
    view: values.get('view') === 'plan' ? 'plan' : 'tiles',
    wall: values.get('wall') === 'on',
    group: GROUPS.includes(group) ? group : null,
    type: matching('type', CONSTANT),
  };
}

/** @param {ViewSettings} settings @returns {string} a fragment with `#`, defaults left out */
export function fragmentOf({ gymId, view, wall, group, type }) {
  const values = new URLSearchParams();
  if (gymId !== null) values.set('gym', gymId);
  if (view !== 'tiles') values.set('view', view);
  if (wall) values.set('wall', 'on');
  if (group !== null) values.set('group', group);
  if (type !== null) values.set('type', type);
  return `#${values}`;
}
