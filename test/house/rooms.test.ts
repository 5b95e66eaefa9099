import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { house, nodesBelow, type Source, sourcesIn, syntaxOf } from './sources.ts';

/** What each room may import: another room, or no more than its types with `import type`. */
const mayImport: Readonly<Record<string, readonly string[] | 'all'>> = {
  connector: [],
  emit: ['types of connector', 'definition'],
  definition: [],
  rules: ['definition'],
  script: [],
  platform: ['definition'],
  sendmode: ['definition', 'platform'],
  samples: ['connector', 'definition', 'types of emit'],
  scripts: 'all',
  test: 'all',
  bench: 'all',
};

/** No room, and open to every one: it holds the version, and only there. */
const packageFile = 'package.json';

const rooms = Object.keys(mayImport);

interface Import {
  readonly from: string;
  readonly file: string;
  readonly to: string;
  readonly target: string;
  readonly typesOnly: boolean;
}

/** What a node imports, as it is written, and whether nothing of it is left at run time. */
const importAt = (node: ts.Node): { readonly name: ts.Node; readonly typesOnly: boolean } | undefined => {
  if (ts.isImportDeclaration(node)) {
    return { name: node.moduleSpecifier, typesOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { name: node.moduleSpecifier, typesOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { name: node.argument.literal, typesOnly: true };
  }
  const [name] =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
  return name && { name, typesOnly: false };
};

const importsOf = (source: Source): readonly Import[] =>
  nodesBelow(syntaxOf(source)).flatMap((node) => {
    const found = importAt(node);
    if (!found || !ts.isStringLiteral(found.name) || !found.name.text.startsWith('.')) return [];
    const target = path.posix.join(path.posix.dirname(source.file), found.name.text);
    const [from = '', to = ''] = [source.file, target].map((file) => file.split('/')[0]);
    return from === to || to === packageFile
      ? []
      : [{ from, file: source.file, to, target, typesOnly: found.typesOnly }];
  });

const imports = rooms.flatMap((room) => sourcesIn(room, /\.(ts|js)$/).flatMap(importsOf));

const isAllowed = ({ from, to, typesOnly }: Import): boolean => {
  const allowed = mayImport[from] ?? [];
  return allowed === 'all' || allowed.includes(to) || (typesOnly && allowed.includes(`types of ${to}`));
};

const describeImport = ({ file, target, typesOnly }: Import): string =>
  `${file} imports ${typesOnly ? 'types of ' : ''}${target}`;

/** The rooms that can be reached from one, over any number of imports. */
const reachable = (room: string): ReadonlySet<string> => {
  const reached = new Set<string>();
  const visit = (from: string) => {
    for (const { to } of imports.filter((found) => found.from === from && !reached.has(found.to))) {
      reached.add(to);
      visit(to);
    }
  };
  visit(room);
  return reached;
};

/** The cells of the table of rooms in the architecture's page: the rooms of a row, and what they may import. */
const documented = (): Readonly<Record<string, readonly string[] | 'all'>> => {
  const rows = readFileSync(path.join(house, 'docs/architecture.md'), 'utf8').match(/^\| `[a-z]+\/`.*\|$/gm) ?? [];
  return Object.fromEntries(
    rows.flatMap((row) => {
      const [names = '', , allowed = ''] = row
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      const listed = allowed === '–' ? [] : allowed.split(', ').map((name) => name.replace(/[`/]/g, ''));
      return [...names.matchAll(/`([a-z]+)\/`/g)].map(([, room]) => [room, allowed === 'all' ? 'all' : listed]);
    }),
  );
};

describe('the rooms of the house', () => {
  it('are read: there are imports between them', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(importsOf({ file: 'emit/a/b.ts', text: "import type { X } from '../../connector/model.ts';" })).toEqual([
      { from: 'emit', file: 'emit/a/b.ts', to: 'connector', target: 'connector/model.ts', typesOnly: true },
    ]);
    expect(importsOf({ file: 'emit/a.ts', text: "const x = await import('../rules/check.ts');" })).toMatchObject([
      { to: 'rules', typesOnly: false },
    ]);
  });

  it('import only what the table allows', () => {
    expect(imports.filter((found) => !isAllowed(found)).map(describeImport)).toEqual([]);
  });

  it('do not import in a circle', () => {
    expect(rooms.filter((room) => reachable(room).has(room))).toEqual([]);
  });

  it("have the table of the architecture's page", () => {
    const { docs, ...others } = documented();
    expect(others).toEqual(mayImport);
    expect(docs ?? 'all').toBe('all');
  });
});
