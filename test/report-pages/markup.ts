/** Elements that have no end. */
const VOID = new Set(['meta', 'link', 'input', 'br', 'img']);

/** Tags that are not closed, or closed at the wrong place; ids that stand twice; nothing for good markup. */
export const unbalanced = (html: string): string[] => {
  const wrong: string[] = [];
  const open: string[] = [];
  for (const [, close, name, attributes, selfClosed] of html.matchAll(
    /<(\/?)([a-z][\w]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/gi,
  )) {
    if (close) {
      const last = open.pop();
      if (last !== name) wrong.push(`</${name}> closes <${last}>`);
    } else if (!selfClosed && !VOID.has(name!.toLowerCase())) open.push(name!);
    void attributes;
  }
  const strays = html
    .replace(/<!doctype html>|<style>[\s\S]*?<\/style>/g, '')
    .replace(/<\/?[a-z][\w]*(?:\s+[\w:-]+(?:="[^"<]*")?)*\s*\/?>/gi, '');
  wrong.push(...(strays.match(/.{0,40}[<>].{0,40}/g) ?? []).map((stray) => `stray: ${stray}`));
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
  return [...wrong, ...open.map((name) => `<${name}> stays open`), ...ids.filter((id, at) => ids.indexOf(id) !== at)];
};
