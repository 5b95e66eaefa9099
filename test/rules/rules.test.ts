import { describe, expect, it } from 'vitest';
import { waivers } from '../../connector/waivers.ts';
import { check } from '../../rules/check.ts';
import { describeFinding } from '../../rules/finding.ts';
import { registry } from '../../rules/registry.ts';
import { changed } from './broken-documents.ts';
import { descriptionCases } from './cases/description.ts';
import { fileCases } from './cases/files.ts';
import { infoCases } from './cases/info.ts';
import { operationCases } from './cases/operations.ts';
import { schemaCases } from './cases/schemas.ts';
import { textCases } from './cases/texts.ts';

const cases = [...descriptionCases, ...infoCases, ...textCases, ...operationCases, ...schemaCases, ...fileCases];

const codeOf = (rule: string): string => rule.split(' ')[1] ?? '';
const waiversBut = (code: string) => waivers.filter((waiver) => waiver.code !== code);

describe('documents that break one rule', () => {
  it.each(cases.map((each) => ({ ...each, name: each.when ? `${each.breaks}: ${each.when}` : each.breaks })))(
    '$name',
    ({ breaks, change, also = [], withoutWaiver, text }) => {
      const code = codeOf(breaks);
      const { findings } = check(changed(change), withoutWaiver ? waiversBut(code) : waivers);
      expect([...new Set(findings.map((finding) => finding.code))].sort()).toEqual([code, ...also].sort());
      const first = findings.find((finding) => finding.code === code);
      if (text !== undefined) expect(first && describeFinding(first)).toBe(text);
    },
  );
});

describe('the registry', () => {
  it('has a breaking case for every rule', () => {
    const broken = new Set(cases.map(({ breaks }) => breaks));
    expect(registry.map(({ on, code }) => `${on} ${code}`).filter((rule) => !broken.has(rule))).toEqual([]);
  });

  it('names every rule once for each document', () => {
    const names = registry.map(({ on, code }) => `${on} ${code}`);
    expect(names).toEqual([...new Set(names)]);
    expect(registry.map(({ code }) => code).filter((code) => !/^[A-Z][A-Za-z0-9]+$/.test(code))).toEqual([]);
  });

  it.each(registry.map((rule) => [`${rule.on} ${rule.code}`, rule] as const))(
    'says in sentences what %s is about',
    (_, rule) => {
      for (const sentence of [rule.demand, rule.consequence, rule.fix]) expect(sentence).toMatch(/^[A-Z].*\.$/s);
      expect(rule.source.name).not.toBe('');
      expect(rule.source.link).toMatch(/^(https:\/\/|docs\/)/);
    },
  );
});
