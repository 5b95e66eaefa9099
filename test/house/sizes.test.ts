import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { nodesBelow, type Source, sourcesIn, syntaxOf } from './sources.ts';

const rooms = [
  ...['connector', 'definition', 'emit', 'rules', 'script', 'platform', 'sendmode', 'samples', 'scripts'],
  ...['test', 'bench'],
];
const longestFile = 300;
const longestFunction = 50;

/** The platform wants the script in one file. */
const exempt = 'script/script.csx';

const linesOf = (text: string): number => text.trimEnd().split('\n').length;

/** Blocks of tests are no functions: they only hold them. */
const isBlockOfTests = ({ parent }: ts.Node): boolean =>
  ts.isCallExpression(parent) && /^describe/.test(parent.expression.getText());

const longFunctions = (source: Source): readonly string[] => {
  const syntax = syntaxOf(source);
  const lineAt = (position: number) => syntax.getLineAndCharacterOfPosition(position).line + 1;
  return nodesBelow(syntax)
    .filter((node) => ts.isFunctionLike(node) && !isBlockOfTests(node))
    .map((node) => ({ first: lineAt(node.getStart()), last: lineAt(node.getEnd()) }))
    .filter(({ first, last }) => last - first >= longestFunction)
    .map(({ first, last }) => `${source.file}:${first} has ${last - first + 1} lines`);
};

describe('what is written by hand is small:', () => {
  it(`no file has more than ${longestFile} lines but the script`, () => {
    const long = rooms
      .flatMap((room) => sourcesIn(room, /\.(ts|js|cs|csx|css|html)$/))
      .filter(({ file, text }) => file !== exempt && linesOf(text) > longestFile);
    expect(long.map(({ file, text }) => `${file} has ${linesOf(text)} lines`)).toEqual([]);
  });

  it(`no function has more than ${longestFunction} lines`, () => {
    expect(longFunctions({ file: 'a.ts', text: `const f = () => {\n${'f();\n'.repeat(49)}};` })).toEqual([
      'a.ts:1 has 51 lines',
    ]);
    expect(rooms.flatMap((room) => sourcesIn(room, /\.(ts|js)$/)).flatMap(longFunctions)).toEqual([]);
  });
});
