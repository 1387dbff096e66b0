/** Small conveniences for building and changing the page. */

export function byId(id) {
  return document.getElementById(id);
}

/** A copy of a template's only element, and its `data-part` elements by name. */
export function fromTemplate(templateId) {
  const root = byId(templateId).content.firstElementChild.cloneNode(true);
  const parts = {};
  for (const part of root.querySelectorAll('[data-part]')) parts[part.dataset.part] = part;
  return { root, parts };
}

/** An element with a class and a text. */
export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Writes only what differs: untouched nodes keep selections and cost no layout. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function setIcon(use, icon) {
  const href = `#icon-${icon}`;
  if (use.getAttribute('href') !== href) use.setAttribute('href', href);
}

export function setData(node, name, value) {
  if (node.dataset[name] !== value) node.dataset[name] = value;
}

export function setShown(node, shown) {
  if (node.hidden === shown) node.hidden = !shown;
}
