import { describe, expect, it } from 'vitest';
import { check } from '../../rules/check.ts';
import { describeFinding, type Finding } from '../../rules/finding.ts';
import { registry } from '../../rules/registry.ts';
import type { Rule } from '../../rules/rule.ts';
import { descriptionFindings } from '../../scripts/description.ts';
import { ownWaivers } from '../../scripts/verify.ts';
import { changed, changedDescription } from './broken-documents.ts';
import type { Case } from './cases/case.ts';
import { descriptionCases } from './cases/description.ts';
import { fileCases } from './cases/files.ts';
import { fineCases } from './cases/fine.ts';
import { infoCases } from './cases/info.ts';
import { operationCases } from './cases/operations.ts';
import { schemaCases } from './cases/schemas.ts';
import { textCases } from './cases/texts.ts';

const cases = [...descriptionCases, ...infoCases, ...textCases, ...operationCases, ...schemaCases, ...fileCases];

const codeOf = (rule: string): string => rule.split(' ')[1] ?? '';

const waiversBut = (code: string) => ({
  ...ownWaivers,
  waivers: ownWaivers.waivers.filter((waiver) => waiver.code !== code),
});

const findingsOf = async ({ breaks, change, withoutWaiver }: Case): Promise<readonly Finding[]> =>
  change.description
    ? descriptionFindings(changedDescription(change.description))
    : check(changed(change), withoutWaiver ? waiversBut(codeOf(breaks)) : ownWaivers).findings;

const named = cases.map((each) => ({ ...each, name: each.when ? `${each.breaks}: ${each.when}` : each.breaks }));

describe('documents that break one rule', () => {
  it.each(named)('$name', async (broken) => {
    const { breaks, also = [], text } = broken;
    const code = codeOf(breaks);
    const findings = await findingsOf(broken);
    expect([...new Set(findings.map((finding) => finding.code))].sort()).toEqual([code, ...also].sort());
    const first = findings.find((finding) => finding.code === code);
    if (text !== undefined) expect(first && describeFinding(first)).toBe(text);
  });
});

describe('what certified connectors do is not found', () => {
  it.each(fineCases.map((each) => ({ ...each, name: `${each.keeps}: ${each.when}` })))('$name', ({ keeps, change }) => {
    const { findings } = check(changed(change), ownWaivers);
    expect(findings.filter(({ code }) => code === keeps).map(describeFinding)).toEqual([]);
  });
});

const documentKinds = ['description', 'text', 'definition', 'properties', 'icon'] as const;
const all = Object.entries(registry).flatMap(([kind, rules]) =>
  rules.map((each: Rule<never>): readonly [string, Rule<never>] => [`${kind} ${each.code}`, each]),
);

describe('the registry', () => {
  it('has a breaking case for every rule on documents', () => {
    const broken = new Set(cases.map(({ breaks }) => breaks));
    const onDocuments = all.filter(([name]) => documentKinds.some((kind) => name.startsWith(`${kind} `)));
    expect(onDocuments.map(([name]) => name).filter((name) => !broken.has(name))).toEqual([]);
  });

  it('names every rule once for each kind of subject', () => {
    const names = all.map(([name]) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(all.map(([, { code }]) => code).filter((code) => !/^[A-Z][A-Za-z0-9]+$/.test(code))).toEqual([]);
  });

  it.each(all)('says in sentences what %s is about', (_, { demand, consequence, fix, source }) => {
    for (const sentence of [demand, consequence, fix])
      expect(sentence).toMatch(/^([A-Z]|paconn |\[|\w+\.(md|xml) ).*\.$/s);
    expect(source.name).not.toBe('');
    expect(source.link).toMatch(/^(https:\/\/|docs\/)/);
  });
});
