import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Action, deedOf } from './access/actions.js';
import { OfficerRole } from './access/officer-role.vocabulary.js';
import { type Term, termsOf } from './api/vocabulary.js';
import { PROJECT } from './project.js';

const README = join(PROJECT, 'README.md');
const [BEGIN, END] = ['<!-- who may do what, by `npm run policy` -->', '<!-- end of who may do what -->'];

const label = ({ vi, en }: Term): string => `${vi}<br>${en}`;

/** Who may do what as a table: roles are columns, and each cell says where. */
const policyTable = (): string => {
  const terms = termsOf('OfficerRole');
  const roles = Object.values(OfficerRole);
  const deeds = Object.values(Action)
    .map(deedOf)
    .filter((deed) => deed.roles.length > 0);
  const rows = [
    ['', ...roles.map((role) => label(terms[role]!))],
    ['---', ...roles.map(() => '---')],
    ...deeds.map((deed) => [
      label(deed),
      ...roles.map((role) => (!deed.roles.includes(role) ? '' : deed.reach === 'ANYWHERE' ? 'all' : 'area')),
    ]),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};

/** A text with the table as it is now between its marks. */
export const withPolicyTable = (text: string): string => {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`README.md lacks the marks of the table: ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${policyTable()}\n\n${END}${after}`;
};

// `npm run policy` runs this file itself.
if (import.meta.main) writeFileSync(README, withPolicyTable(readFileSync(README, 'utf8')));
