import { createHash } from 'node:crypto';

/** What the page's own text is set in; every system has one of them, and all of them have Vietnamese. */
export const FONTS = "'Segoe UI', 'Noto Sans', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

/**
 * The one style sheet of the pages. Sizes are in points and millimeters, because the page is a sheet of paper first;
 * on a screen it is shown as one.
 */
export const STYLE = `
@page { size: A4; margin: 14mm 14mm 15mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt ${FONTS}; color: #555; } }
* { box-sizing: border-box; }
html { color: #1c1c1c; background: #e9e6e2; font: 9.5pt/1.38 ${FONTS}; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { max-width: 210mm; margin: 0 auto 10mm; padding: 12mm 14mm; background: #fff; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { margin: 0; font-size: 17pt; letter-spacing: -.005em; }
h2 { margin: 8mm 0 2.5mm; padding-bottom: 1mm; border-bottom: 1.5pt solid #9f1d20; font-size: 13pt; break-after: avoid; }
h3 { margin: 4mm 0 1.5mm; font-size: 10pt; break-after: avoid; }
p { margin: 0 0 2mm; }
a { color: #8a1719; }
a:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible { outline: 2pt solid #1a5fb4; outline-offset: 1pt; }
.skip { position: absolute; left: -999em; }
.skip:focus { left: 2mm; top: 2mm; padding: 1mm 3mm; background: #fff; }
nav { display: flex; flex-wrap: wrap; gap: 1mm 5mm; margin-bottom: 5mm; padding-bottom: 2mm; border-bottom: .5pt solid #ccc; }
nav span { color: #555; }
.registry { margin: 0 0 1mm; color: #555; font-size: 8.5pt; }
.lead { margin: 1mm 0 0; font-size: 12pt; }
.days { margin: .5mm 0 0; color: #444; }
.demo { margin: 2mm 0 0; padding: 1mm 3mm; border: 1pt dashed #8a5a00; background: #fff4d6; color: #5c3c00; font-weight: 600; }
.cards { display: grid; grid-template-columns: repeat(4, 1fr); gap: 2.5mm; margin: 4mm 0 0; padding: 0; list-style: none; }
.cards li { padding: 2mm 2.5mm; border: .75pt solid #c9c4be; border-top: 2.5pt solid #9f1d20; }
.cards .label { display: block; min-height: 2.5em; font-size: 8.5pt; line-height: 1.25; }
.cards .big { display: block; font-size: 20pt; font-weight: 700; line-height: 1.15; font-variant-numeric: tabular-nums; }
.cards .small { display: block; color: #444; font-size: 8pt; line-height: 1.35; }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm; margin-top: 3mm; }
figure { margin: 0; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { margin-bottom: 1mm; font-weight: 600; font-size: 9pt; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { padding: 0 0 1.2mm; color: #444; font-size: 8.5pt; text-align: left; break-after: avoid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: .75mm 1.5mm; border-bottom: .5pt solid #d8d4cf; text-align: left; vertical-align: top; }
thead th { border-bottom: 1pt solid #777; background: #f3f0ec; font-size: 8pt; line-height: 1.2; vertical-align: bottom; }
tbody th { font-weight: 400; }
tbody.group { break-inside: avoid; }
tbody.group th.kind { padding-top: 1.6mm; font-weight: 700; background: #faf8f6; break-after: avoid; }
.n { text-align: right; white-space: nowrap; }
.day { white-space: nowrap; }
thead .n { white-space: normal; }
.value { font-weight: 700; }
th.said { width: 21%; }
th.name { width: 27%; }
tr.long { break-inside: auto; }
tr.long td { color: #555; font-size: 8.5pt; }
q { quotes: none; font-style: italic; }
.quote { display: block; color: #555; font-size: 8pt; line-height: 1.25; }
.faint { color: #6b6b6b; }
.zero { color: #6b6b6b; }
.compact { margin-top: 3mm; font-size: 8.8pt; }
.compact th, .compact td { padding-top: .55mm; padding-bottom: .55mm; }
.bar { display: block; width: 100%; height: 2.4mm; margin-top: 1mm; }
.bar .track { fill: #e4e0db; }
.bar .done { fill: #9f1d20; }
.bar .due { stroke: #1c1c1c; stroke-width: 1; }
.full { margin-top: 3mm; }
.full .bar { height: 2mm; }
.made { margin: 2.5mm 0 0; color: #555; font-size: 8pt; }
.columns { margin: 0; padding: 0; columns: 3; column-gap: 5mm; list-style: none; font-size: 8.8pt; }
.columns li { break-inside: avoid; }
.notes { padding-left: 5mm; }
.notes li { margin-bottom: 1mm; }
form { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm 6mm; margin: 5mm 0; }
form .wide { grid-column: 1 / -1; }
label { display: block; margin-bottom: 1mm; font-weight: 600; }
input, select, button { width: 100%; padding: 2mm; border: .75pt solid #777; border-radius: 1mm; background: #fff; color: inherit; font: inherit; }
button { border-color: #9f1d20; background: #9f1d20; color: #fff; font-weight: 600; cursor: pointer; }
.hint { margin: 1mm 0 0; color: #555; font-size: 8.5pt; }
.code { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; }
.summary { break-after: page; }
@media print {
  html { background: none; }
  body { max-width: none; margin: 0; padding: 0; }
  nav, .skip { display: none; }
  .summary + section h2 { margin-top: 0; }
}
@media screen and (max-width: 700px) {
  body { padding: 5mm 4mm; }
  .cards { grid-template-columns: 1fr 1fr; }
  .row, form { grid-template-columns: 1fr; }
  .columns { columns: 1; }
  .scroll { overflow-x: auto; }
}
`;

const digest = createHash('sha256').update(STYLE).digest('base64');

/** No script, no other host, no style but the one above; a picture only as the empty icon. */
export const PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${digest}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;
