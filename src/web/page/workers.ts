import { browser } from './browser.js';

/** Monaco asks here for its background workers; the build puts them beside this script. */
browser.MonacoEnvironment = {
  getWorker(_id, label) {
    const name = label === 'graphql' || label === 'json' ? label : 'editor';
    return new browser.Worker(new URL(`./${name}.worker.js`, import.meta.url), { type: 'module' });
  },
};
