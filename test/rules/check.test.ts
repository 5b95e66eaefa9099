import { describe, expect, it } from 'vitest';
import type { Connector } from '../../connector/model.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { waivers } from '../../connector/waivers.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { emitProperties } from '../../emit/properties.ts';
import { check } from '../../rules/check.ts';
import { describeFinding } from '../../rules/finding.ts';
import { verifyNumber, withFifthAction } from '../connector/fifth-action.ts';
import { changed, committedDocuments } from './broken-documents.ts';

const emitted = (connector: Connector) => ({
  description: connector,
  definition: emitDefinition(connector),
  properties: emitProperties(connector),
});

describe('the committed files', () => {
  it('break nothing that is not waived', () => {
    expect(check(committedDocuments()).findings.map(describeFinding)).toEqual([]);
  });

  it('break on purpose exactly what the waivers name, each with its reason', () => {
    const { waived } = check(committedDocuments());
    expect(waived.map(({ finding }) => `${finding.severity} ${finding.code} ${finding.value}`)).toEqual([
      'warning ContactIncomplete nothing',
      'error OperationIdSanitized "Send_SMS"',
      'error OperationIdSanitized "Import_Customer"',
      'error OperationIdSanitized "Check_Credits"',
      'error OperationIdSanitized "Optout_Customer"',
      'warning OperationHasManyResponsesWithSchema ["200","400","401","403","424"]',
      'warning OperationHasManyResponsesWithSchema ["200","400","401","403"]',
      'warning OperationHasManyResponsesWithSchema ["200","400","401","403"]',
      'warning OperationHasManyResponsesWithSchema ["200","400","401","403"]',
      'error EmptySchema an object of x-ms-summary, description',
    ]);
    expect(waived.filter(({ reason }) => reason === '')).toEqual([]);
  });
});

describe('a fifth action', () => {
  it('with letters and digits in its id needs no waiver of its own', () => {
    const verdict = check(emitted(withFifthAction));
    expect(verdict.findings.map(describeFinding)).toEqual([]);
    expect(verdict.waived.map(({ finding }) => finding.value)).not.toContain(`"${verifyNumber.operationId}"`);
  });

  it('with an underscore in its id is refused', () => {
    const connector = {
      ...sendmode,
      actions: [...sendmode.actions, { ...verifyNumber, operationId: 'Verify_Number' }],
    };
    expect(check(emitted(connector)).findings.map(({ code, value }) => `${code} ${value}`)).toEqual([
      'OperationIdSanitized "Verify_Number"',
    ]);
  });
});

describe('waivers', () => {
  it('that match nothing are reported', () => {
    const stale = [...waivers, { code: 'OperationIdSanitized', value: 'Send_MMS', reason: 'It was here once.' }];
    expect(check(committedDocuments(), stale).findings.map(describeFinding)).toEqual([
      'error WaiverMatchesNothing at connector/waivers.ts: The waiver of OperationIdSanitized for "Send_MMS" matches no finding. Received "Send_MMS". It would hide a fault that comes later. Remove the waiver.',
    ]);
  });

  it('of a code that no rule has are reported', () => {
    const misspelt = [...waivers, { code: 'OperationIdSanitised', reason: 'A slip of the pen.' }];
    expect(check(committedDocuments(), misspelt).findings.map(({ code }) => code)).toEqual(['WaiverMatchesNothing']);
  });

  it('excuse only the place that they name', () => {
    const { findings } = check(changed({ definition: { '/info/contact/url': '' } }));
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'ContactIncomplete apiDefinition.swagger.json#/info/contact/url',
      'UrlNotValid apiDefinition.swagger.json#/info/contact/url',
    ]);
  });

  it('are not judged where their document was not checked', () => {
    expect(check({ properties: emitProperties(sendmode) }).findings).toEqual([]);
    expect(check({})).toEqual({ findings: [], waived: [] });
  });
});

describe('a description', () => {
  it('without fault has no finding by itself', () => {
    expect(check({ description: sendmode })).toEqual({ findings: [], waived: [] });
  });

  it('with a fault is reported alone, since the emitted files could only repeat it', () => {
    const documents = changed({
      description: { '/actions/Send_SMS/path': 'send' },
      definition: { '/info/title': 'Sendmode API' },
    });
    expect(check(documents).findings.map(({ code }) => code)).toEqual(['OperationPathMustStartWithSlash']);
  });

  it.each([
    ['a duplicate operation id', { '/actions/Optout_Customer/operationId': 'Send_SMS' }, 'OperationIdNotUnique'],
    [
      'a label over 80 characters',
      { '/actions/Send_SMS/body/fields/senderid/label': 'Sender '.repeat(12) },
      'FieldLengthExceeded',
    ],
    ['a missing description', { '/actions/Check_Credits/description': undefined }, 'RequiredPropertyMissing'],
    ['a colour that is not one', { '/brandColor': '#14506' }, 'BrandColorNotValid'],
    ['an action path without a slash', { '/actions/Check_Credits/path': 'credits' }, 'OperationPathMustStartWithSlash'],
  ])('with %s is refused with the code, the place and the fix', (_, description, code) => {
    const [finding, ...others] = check({ description: changed({ description }).description }).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code, severity: 'error' });
    expect(finding?.pointer).toMatch(/^connector\/sendmode\.ts#\/(actions|brandColor)/);
    expect(finding?.fix).not.toBe('');
  });
});

it('says the same thing twice', () => {
  const documents = changed({
    definition: { '/info': 5, '/paths/~1send/post/responses': [] },
    properties: { '/properties/policyTemplateInstances': [{}] },
  });
  expect(check(documents)).toEqual(check(documents));
});

it('leaves the documents as they were', () => {
  const documents = committedDocuments();
  check(documents);
  expect(documents).toEqual(committedDocuments());
});
