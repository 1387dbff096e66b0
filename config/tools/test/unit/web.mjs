/** Where the page's modules live, seen from the tests; each test imports by name from here. */
const MODULES = new URL('../../../../api/src/main/resources/web/modules/', import.meta.url);

export function webModule(name) {
  return import(new URL(name, MODULES));
}
