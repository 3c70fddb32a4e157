import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** The source by path from the project's folder, such as `src/modules/program/program.read.ts`. */
export type Source = ReadonlyMap<string, string>;

/** One import, re-export or dynamic import. */
export interface Import {
  from: string;
  /** A path like the keys of Source, or a package's name. */
  to: string;
  /** What is imported, by the name it has there; `*` for all of it. */
  names: string[];
  /** Erased by the compiler: it cannot be called, nor close a circle at run time. */
  isTypeOnly: boolean;
}

const project = join(import.meta.dirname, '../..');

export function readSource(folder = 'src'): Source {
  const paths = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => path.endsWith('.ts'))
      .map((path) => posix.join(folder, path))
      .sort()
      .map((path) => [path, readFileSync(join(project, path), 'utf8')]),
  );
}

/** Calls `visit` with every node of the file. */
export function walk(path: string, text: string, visit: (node: ts.Node) => void): void {
  const descend = (node: ts.Node) => {
    visit(node);
    ts.forEachChild(node, descend);
  };
  descend(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
}

export function importsOf(source: Source): Import[] {
  const imports: Import[] = [];
  for (const [from, text] of source) {
    const add = (specifier: ts.Expression | undefined, names: string[], isTypeOnly: boolean) => {
      if (specifier && ts.isStringLiteral(specifier))
        imports.push({ from, to: resolve(from, specifier.text), names, isTypeOnly });
    };
    walk(from, text, (node) => {
      if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, ...imported(node.importClause));
      else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, ...listed(node.exportClause, node.isTypeOnly));
      else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        add(node.arguments[0], ['*'], false);
      }
    });
  }
  return imports;
}

const resolve = (from: string, specifier: string): string =>
  specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts') : specifier;

const imported = (clause: ts.ImportClause | undefined): [names: string[], isTypeOnly: boolean] => {
  if (!clause) return [[], false];
  const isTypeOnly = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const [names, areTypes] = listed(clause.namedBindings, isTypeOnly);
  return clause.name ? [['default', ...(clause.namedBindings ? names : [])], isTypeOnly] : [names, areTypes];
};

const listed = (
  bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined,
  isTypeOnly: boolean,
): [names: string[], isTypeOnly: boolean] => {
  if (!bindings || !('elements' in bindings)) return [['*'], isTypeOnly];
  const elements = [...bindings.elements];
  return [
    elements.map((element) => (element.propertyName ?? element.name).text),
    isTypeOnly || (elements.length > 0 && elements.every((element) => element.isTypeOnly)),
  ];
};
