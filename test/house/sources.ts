import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The folder that holds the rooms. */
export const house = path.resolve(import.meta.dirname, '../..');

/** One file of a room, its path with forward slashes. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** The hand-written files of a room with one of these endings. */
export const sourcesIn = (room: string, endings: RegExp): readonly Source[] =>
  readdirSync(path.join(house, room), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(room, name.split(path.sep).join('/')))
    .filter((file) => endings.test(file) && !/(^|\/)(node_modules|bin|obj|generated|\.power)\//.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(house, file), 'utf8') }));

/** The syntax of a TypeScript file, each node with its parent. */
export const syntaxOf = ({ file, text }: Source): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

/** Every node below one, outermost first. */
export const nodesBelow = (node: ts.Node): readonly ts.Node[] => {
  const nodes: ts.Node[] = [];
  const visit = (child: ts.Node) => {
    nodes.push(child);
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return nodes;
};
