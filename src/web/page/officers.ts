import { browser } from './browser.js';

/** As GET /demo-officers tells it. */
interface DemoOfficer {
  subject: string;
  label: { vi: string; en: string };
}

/** Where the choice is kept: a subject, or nothing for the public. */
const chosenKey = 'liengia:officer';
/** Who is shown every example as it was meant. */
const first = 'demo:analyst';

/**
 * Offers the demo officers in the bar, where this server has them. Answers what to ask for the `Authorization` of the
 * moment: undefined for the public.
 */
export async function offerOfficers(): Promise<() => string | undefined> {
  const { document, localStorage, Option } = browser;
  const picker = document.querySelector('.officer')!;
  const select = document.querySelector('.officer select')!;
  const officers = picker.dataset['demo'] === 'true' ? await readOfficers() : [];
  if (officers.length === 0) return () => undefined;

  select.add(new Option('Công chúng (không đăng nhập) · The public', ''));
  for (const { subject, label } of officers) select.add(new Option(`${label.vi} · ${label.en}`, subject));
  const chosen = localStorage.getItem(chosenKey) ?? first;
  select.value = chosen === '' || officers.some(({ subject }) => subject === chosen) ? chosen : first;
  select.addEventListener('change', () => localStorage.setItem(chosenKey, select.value));
  picker.hidden = false;
  return () => (select.value ? `Demo ${select.value}` : undefined);
}

async function readOfficers(): Promise<DemoOfficer[]> {
  const response = await fetch('/demo-officers').catch(() => undefined);
  return response?.ok ? ((await response.json()) as DemoOfficer[]) : [];
}
