/**
 * The few browser names that the page uses. The project is type-checked for Node, where the DOM library would make
 * every stray `name`, `status` or `parent` of the server a valid global, so it stays out and this stands in.
 */
interface PageElement {
  textContent: string | null;
  hidden: boolean;
  dataset: Record<string, string | undefined>;
  click(): void;
  scrollIntoView(): void;
  addEventListener(event: 'click' | 'change', listener: () => void): void;
}

interface SelectElement extends PageElement {
  value: string;
  add(option: object): void;
}

interface Browser {
  document: {
    querySelector(selector: `${string} select`): SelectElement | null;
    querySelector(selector: string): PageElement | null;
  };
  Option: new (text: string, value: string) => object;
  localStorage: Storage;
  matchMedia(query: string): { matches: boolean };
  Worker: new (url: URL, options: { type: 'module' }) => object;
  MonacoEnvironment: { getWorker(id: string, label: string): object };
}

export const browser = globalThis as unknown as Browser;

/** Whether a pane beside the editors would leave them too little room. */
export const isNarrow = () => browser.matchMedia('(width < 900px)').matches;
