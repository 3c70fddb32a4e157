import ts from 'typescript';
import { type Source, readSource, walk } from './imports.js';

const source = readSource();

/** The names of all statements: what `reader.rows(name, …)`, `reader.stream(name, …)`, `reader.rowsAs(actor, name, …)` and `execute(em, name, …)` are given. */
function statementNames(source: Source): string[] {
  const names: string[] = [];
  for (const [path, text] of source) {
    walk(path, text, (node) => {
      if (!ts.isCallExpression(node)) return;
      const { expression } = node;
      const called = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
      const isWrite = ts.isIdentifier(expression) && expression.text === 'execute';
      const name =
        called === 'rows' || called === 'stream'
          ? node.arguments[0]
          : isWrite || called === 'rowsAs'
            ? node.arguments[1]
            : undefined;
      // Seeds have rows too, in files.
      if (name && ts.isStringLiteral(name) && !name.text.endsWith('.csv')) names.push(name.text);
    });
  }
  return names;
}

const repeated = (names: string[]) => names.filter((name, at) => names.indexOf(name) !== at);

/** Files that read the environment, rather than handing it to the settings' own readers. */
function environmentReaders(source: Source): string[] {
  return [...source].flatMap(([path, text]) => {
    let reads = false;
    walk(path, text, (node) => {
      if (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && isProcess(node.expression)) {
        reads ||= !isHandedOver(node);
      }
    });
    return reads ? [path] : [];
  });
}

const isProcess = (node: ts.Expression) => ts.isIdentifier(node) && node.text === 'process';
const isHandedOver = ({ parent }: ts.Node) =>
  ts.isCallExpression(parent) &&
  ts.isIdentifier(parent.expression) &&
  /^read(Config|Token)$/.test(parent.expression.text);

describe('statements', () => {
  test('are found, have names of their own, and are named after what they are about', () => {
    const names = statementNames(source);
    expect(names.length).toBeGreaterThan(40);
    expect(repeated(names)).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  test('and the check fires', () => {
    const toy = [
      ['src/a.ts', `read.rows('toy.list', sql\`\`)`],
      ['src/b.ts', `execute(em, 'toy.list', sql\`\`)`],
      ['src/c.ts', `read.rowsAs(actor, 'toy.list', sql\`\`)`],
      ['src/d.ts', `read.stream('toy.list', sql\`\`, signal)`],
    ] as const;
    expect(repeated(statementNames(new Map(toy)))).toEqual(['toy.list', 'toy.list', 'toy.list']);
  });
});

describe('the environment', () => {
  test('is read by the settings alone', () => {
    expect(environmentReaders(source)).toEqual([]);
  });

  test('and the check fires', () => {
    const toy = [
      ['src/a.ts', 'const port = process.env.PORT;'],
      ['src/b.ts', 'const config = readConfig(process.env);'],
    ] as const;
    expect(environmentReaders(new Map(toy))).toEqual(['src/a.ts']);
  });
});
