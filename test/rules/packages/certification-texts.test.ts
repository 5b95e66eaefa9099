import { describe, expect, test } from 'vitest';
import { certificationDefinition, certificationProperties } from '../../../emit/certification/documents.ts';
import { emitIntroduction } from '../../../emit/certification/intro.ts';
import { emitPullRequestReadme } from '../../../emit/certification/pull-request-readme.ts';
import { Place } from '../../../rules/document-view.ts';
import { certificationTextRules, type SubmissionTexts } from '../../../rules/packages/certification-texts.ts';
import { applyRules } from '../../../rules/rule.ts';
import { fixedWithFifthAction } from '../../connector/fixed-description.ts';
import { sources } from '../../emit/power-platform/fixture.ts';

const { connector } = sources;
const introduction = emitIntroduction(connector);
const readme = emitPullRequestReadme(connector);

const intro = (text: string): Place => new Place('intro.md', text);

const definitionWith = (contact: object): Place => {
  const { info, ...others } = certificationDefinition(sources);
  return new Place('apiDefinition.swagger.json', { info: { ...info, contact }, ...others });
};

const good: SubmissionTexts = {
  definition: definitionWith({ ...connector.contact, email: 'support@example.com' }),
  introduction: intro(introduction),
  readme: new Place('readme.md', readme),
  title: connector.title,
  publisher: connector.publisher,
  description: connector.description,
  summaries: connector.actions.map((action) => action.summary),
  properties: new Place('apiProperties.json', certificationProperties(sources)),
};

const found = (change: Partial<SubmissionTexts>): string[] =>
  applyRules(certificationTextRules, { ...good, ...change }).map(({ code }) => code);

describe('the texts and documents of a submission', () => {
  test('break no rule as they are emitted', () => {
    expect(found({})).toEqual([]);
  });

  test.each<[string, string, Partial<SubmissionTexts>]>([
    ['IntroHeadingsDiffer', 'a heading less', { introduction: intro(introduction.replace('## FAQ', '')) }],
    [
      'IntroHeadingsDiffer',
      'headings in another order',
      {
        introduction: intro(
          introduction.replace('## FAQ', '## X').replace('## Prerequisites', '## FAQ\n\n## Prerequisites'),
        ),
      },
    ],
    ['SupportEmailMissing', 'no address', { definition: definitionWith({ name: 'Sendmode' }) }],
    ['SupportEmailMissing', 'an empty address', { definition: definitionWith({ email: ' ' }) }],
    ['SupportEmailMissing', 'no contact at all', { definition: new Place('apiDefinition.swagger.json', { info: {} }) }],
    ['IntroParagraphInvalid', 'a title', { introduction: intro(`# Sendmode\n\n${introduction}`) }],
    ['IntroParagraphInvalid', 'two paragraphs', { introduction: intro(`More.\n\n${introduction}`) }],
    ['IntroParagraphInvalid', 'nine sentences', { introduction: intro(`${'One more. '.repeat(9)}${introduction}`) }],
    ['IntroParagraphInvalid', 'the description', { introduction: intro(`${connector.description} ${introduction}`) }],
    [
      'IntroListsActions',
      'a list of actions',
      { introduction: intro(`${introduction}\n- Send SMS\n- **Check Credits**: reads it\n\n- Import Customer\n`) },
    ],
    [
      'IntroListsActions',
      'a heading that announces them',
      { introduction: intro(`${introduction}\n#### The Actions\n`) },
    ],
    [
      'IntroListsActions',
      'a heading for each',
      {
        introduction: intro(`${introduction}\n### Send SMS\n\nX.\n\n### Check Credits\n\nX.\n\n### Import Customer\n`),
      },
    ],
    [
      'ReadmeHeadingsDiffer',
      'no publisher',
      { readme: new Place('readme.md', readme.replace('## Publisher: SendMode', '## Publisher')) },
    ],
    [
      'ReadmeHeadingsDiffer',
      'an action less',
      { readme: new Place('readme.md', readme.replace('### Check Credits', '')) },
    ],
    ['StackOwnerMissing', 'no owner', { properties: new Place('apiProperties.json', sources.properties) }],
    [
      'StackOwnerMissing',
      'a publisher with a space',
      { publisher: 'Send Mode', readme: new Place('readme.md', readme.replace(': SendMode', ': Send Mode')) },
    ],
  ])('%s: %s', (code, _, change) => {
    expect([...new Set(found(change))]).toEqual([code]);
  });

  test('may give advice about each of several actions that must not be repeated', () => {
    const unsafe = fixedWithFifthAction.actions.map((action) => ({
      ...action,
      repetition: { safe: false, reason: 'Every call costs credits.' },
    }));
    const text = emitIntroduction({ ...fixedWithFifthAction, actions: unsafe });
    expect(text.match(/must not be repeated/g)).toHaveLength(5);
    expect(found({ introduction: intro(text), summaries: unsafe.map(({ summary }) => summary) })).not.toContain(
      'IntroListsActions',
    );
  });
});
