import type { Language } from '../../../api/messages.js';
import { Html, html } from './html.js';
import type { Speech } from './speech.js';
import { STYLE } from './style.js';

const style = new Html(`<style>${STYLE}</style>`);

/** A link of the bar above a page, which is not printed. */
export interface BarLink {
  href: string;
  text: string;
  /** The language of the text, where it is not the page's. */
  language?: Language;
}

/** A whole page around its content: the head, the bar of links, the main part. */
export const pageFrame = (
  { title, bar, content }: { title: string; bar: readonly BarLink[]; content: Html },
  speech: Speech,
): string =>
  '<!doctype html>\n' +
  html`<html lang="${speech.language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${title}</title>
      <link rel="icon" href="data:," />
      ${style}
    </head>
    <body>
      <a class="skip" href="#content">${speech.say('skip')}</a>
      ${bar.length > 0 && html`<nav aria-label="${speech.say('downloads')}">${bar.map(barLink)}</nav>`}
      <main id="content">${content}</main>
    </body>
  </html> `.text;

const barLink = ({ href, text, language }: BarLink): Html =>
  html`<a href="${href}" ${language ? html`lang="${language}" hreflang="${language}"` : ''}>${text}</a> `;
