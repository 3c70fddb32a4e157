import './workers.js';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { DOC_EXPLORER_PLUGIN } from '@graphiql/plugin-doc-explorer';
import { GraphiQL, type GraphiQLProps } from 'graphiql';
import type { Example } from '../examples.js';
import { browser, isNarrow } from './browser.js';
import { styleEditors } from './editors.js';
import { examplesPane } from './examples-pane.js';
import { type Memory, recall, remember } from './memory.js';
import { offerOfficers } from './officers.js';
import { renewTabs } from './tabs.js';

const { document, localStorage } = browser;
const examples = JSON.parse(document.querySelector('#examples')?.textContent ?? '[]') as Example[];
renewTabs(examples, localStorage);
void styleEditors();
const picked = offerOfficers();
const memory: Memory = new Map();
/** What the server said of the moment of the last change; sent back, it shows nothing older than that. */
let position: string | null = null;

const fetcher: GraphiQLProps['fetcher'] = async (params, options) => {
  const headers = new Headers({
    'content-type': 'application/json',
    accept: 'application/json',
    ...options?.headers,
  });
  // What is written into the editor of headers goes before what is picked in the bar.
  const authorization = (await picked)();
  if (authorization && !headers.has('authorization')) headers.set('authorization', authorization);
  if (position) headers.set('liengia-position', position);
  const body = JSON.stringify({ ...params, variables: recall(memory, params) });
  const response = await fetch('/graphql', { method: 'POST', headers, body });
  position = response.headers.get('liengia-position') ?? position;
  const answer = (await response.json()) as { data?: Record<string, unknown> };
  remember(memory, answer.data);
  return answer;
};

const playground = createElement(
  GraphiQL,
  {
    fetcher,
    defaultTabs: examples.map(({ query }) => ({ query })),
    plugins: [examplesPane(examples)],
    visiblePlugin: isNarrow() ? undefined : DOC_EXPLORER_PLUGIN,
    inputValueDeprecation: true,
    schemaDescription: true,
    defaultEditorToolsVisibility: false,
  },
  createElement(GraphiQL.Logo, null, createElement('span')),
);
createRoot(document.querySelector('#playground') as never).render(playground);

// The bar is plain HTML outside of GraphiQL, so its button presses GraphiQL's own.
document.querySelector('#documentation')?.addEventListener('click', () => {
  document.querySelector('.graphiql-sidebar button[aria-label$="Documentation Explorer"]')?.click();
});
