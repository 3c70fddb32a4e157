import { createElement } from 'react';
import { type GraphiQLPlugin, StarIcon, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { Example } from '../examples.js';
import { browser, isNarrow } from './browser.js';

/** A pane that lists the examples by their titles: what a tab's name is too short for, and the way back to a closed one. */
export function examplesPane(examples: Example[]): GraphiQLPlugin {
  return { title: 'Ví dụ · Examples', icon: StarIcon, content: () => createElement(ExampleList, { examples }) };
}

function ExampleList({ examples }: { examples: Example[] }) {
  const open = useOpenExample();
  const items = examples.map((example) =>
    createElement(
      'li',
      { key: example.name },
      createElement(
        'button',
        { type: 'button', onClick: () => open(example) },
        createElement('strong', { lang: 'vi' }, example.title.vi),
        createElement('span', { lang: 'en' }, example.title.en),
      ),
    ),
  );
  return createElement(
    'section',
    { className: 'examples', 'aria-label': 'Ví dụ · Examples' },
    createElement('h2', null, 'Ví dụ · Examples'),
    createElement('ol', null, ...items),
  );
}

/** Shows the tab that holds the example as it was shipped, or else opens it in a new one. */
function useOpenExample(): (example: Example) => void {
  const { addTab, changeTab, setVisiblePlugin } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const editor = useGraphiQL((state) => state.queryEditor);
  return ({ query }) => {
    const index = tabs.findIndex((tab) => tab.query === query);
    if (index >= 0) {
      changeTab(index);
    } else {
      addTab();
      editor?.setValue(query);
    }
    if (isNarrow()) setVisiblePlugin(null);
    // Once React has drawn it; the row of tabs may be longer than the window.
    setTimeout(() => browser.document.querySelector('.graphiql-tab-active')?.scrollIntoView());
  };
}
