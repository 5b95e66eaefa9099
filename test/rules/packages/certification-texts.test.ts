import { describe, expect, test } from 'vitest';
import { certificationDefinition, certificationProperties } from '../../../emit/certification/documents.ts';
import { emitIntroduction } from '../../../emit/certification/intro.ts';
import { emitPullRequestReadme } from '../../../emit/certification/pull-request-readme.ts';
import { certificationTextRules, type SubmissionTexts } from '../../../rules/packages/certification-texts.ts';
import { applyRules } from '../../../rules/packages/package-rule.ts';
import { sources } from '../../emit/power-platform/fixture.ts';

const { connector } = sources;
const introduction = emitIntroduction(connector);
const readme = emitPullRequestReadme(connector);
const definition = certificationDefinition(sources);

const good: SubmissionTexts = {
  introduction,
  readme,
  title: connector.title,
  publisher: connector.publisher,
  description: connector.description,
  summaries: connector.actions.map((action) => action.summary),
  definition,
  properties: certificationProperties(sources),
};

const found = (change: Partial<SubmissionTexts>): string[] =>
  applyRules(certificationTextRules, { ...good, ...change }).map(({ code }) => code);

const testing = (operationId: string) => ({
  ...definition,
  'x-ms-capabilities': { testConnection: { operationId, parameters: {} } },
});

const requiring = structuredClone(definition);
for (const parameter of requiring.paths['/credits']?.get?.parameters ?? []) parameter.required = true;

describe('the texts and documents of a submission', () => {
  test('break no rule as they are emitted', () => {
    expect(found({})).toEqual([]);
  });

  test.each<[string, string, Partial<SubmissionTexts>]>([
    ['IntroHeadingsDiffer', 'a heading less', { introduction: introduction.replace('## FAQ', '') }],
    [
      'IntroHeadingsDiffer',
      'headings in another order',
      {
        introduction: introduction.replace('## FAQ', '## X').replace('## Prerequisites', '## FAQ\n\n## Prerequisites'),
      },
    ],
    ['IntroParagraphInvalid', 'a title', { introduction: `# Sendmode\n\n${introduction}` }],
    ['IntroParagraphInvalid', 'two paragraphs', { introduction: `More.\n\n${introduction}` }],
    ['IntroParagraphInvalid', 'nine sentences', { introduction: `${'One more. '.repeat(9)}${introduction}` }],
    ['IntroParagraphInvalid', 'the description', { introduction: `${connector.description} ${introduction}` }],
    [
      'IntroListsActions',
      'a list of actions',
      { introduction: `${introduction}\n- Send SMS\n- **Check Credits**: reads it\n` },
    ],
    ['ReadmeHeadingsDiffer', 'no publisher', { readme: readme.replace('## Publisher: SendMode', '## Publisher') }],
    ['ReadmeHeadingsDiffer', 'an action less', { readme: readme.replace('### Check Credits', '') }],
    ['TestConnectionInvalid', 'no operation', { definition: sources.definition }],
    ['TestConnectionInvalid', 'an operation that is not there', { definition: testing('Ping') }],
    ['TestConnectionInvalid', 'an operation that sends', { definition: testing('Send_SMS') }],
    ['TestConnectionInvalid', 'an operation that requires something', { definition: requiring }],
    ['StackOwnerMissing', 'no owner', { properties: sources.properties }],
    [
      'StackOwnerMissing',
      'a publisher with a space',
      { publisher: 'Send Mode', readme: readme.replace(': SendMode', ': Send Mode') },
    ],
  ])('%s: %s', (code, _, change) => {
    expect([...new Set(found(change))]).toEqual([code]);
  });
});
