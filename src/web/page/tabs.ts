import type { Example } from '../examples.js';

/** Where GraphiQL keeps its tabs, and the text that was last in the editor. */
const tabsKey = 'graphiql:tabState';
const editorKeys = ['graphiql:query', 'graphiql:variables'];
/** Where we keep the examples that this browser was last given. */
const givenKey = 'liengia:examples';

interface StoredTab {
  title: string;
  query: string | null;
}

/**
 * GraphiQL restores the tabs of the last visit and then ignores the examples. So when the examples have changed since,
 * put the new ones in front of the tabs that the visitor wrote or edited, and drop the unedited old ones.
 */
export function renewTabs(examples: Example[], storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): void {
  const given = storage.getItem(givenKey);
  const current = JSON.stringify(examples.map(({ query }) => query));
  if (given === current) return;

  const shipped = new Set([...readArray<string>(given), ...examples.map(({ query }) => query)]);
  const own = storedTabs(storage.getItem(tabsKey)).filter((tab) => tab.query && !shipped.has(tab.query));
  for (const key of editorKeys) storage.removeItem(key);
  storage.setItem(tabsKey, JSON.stringify({ activeTabIndex: 0, tabs: [...examples.map(newTab), ...own] }));
  storage.setItem(givenKey, current);
}

function newTab({ name, query }: Example) {
  // Unlike any id that an edited tab of an earlier visit may still have.
  const id = `${name}-${Date.now()}`;
  return { id, title: name, query, operationName: name, variables: null, headers: null, response: null };
}

function storedTabs(text: string | null): StoredTab[] {
  const state = parseOrNull(text) as { tabs?: unknown } | null;
  return Array.isArray(state?.tabs) ? (state.tabs as StoredTab[]) : [];
}

function readArray<T>(text: string | null): T[] {
  const value = parseOrNull(text);
  return Array.isArray(value) ? (value as T[]) : [];
}

/** What another version, or another program on this origin, has left there may be anything. */
function parseOrNull(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
