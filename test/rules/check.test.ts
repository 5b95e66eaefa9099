import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Connector } from '../../connector/model.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { emitProperties } from '../../emit/properties.ts';
import { check } from '../../rules/check.ts';
import { describeFinding, type Finding } from '../../rules/finding.ts';
import type { Waiver, WaiverList } from '../../rules/waivers.ts';
import { emitVerified } from '../../scripts/description.ts';
import { withOrigins } from '../../scripts/origins.ts';
import { ownWaivers } from '../../scripts/verify.ts';
import { verifyNumber, withFifthAction } from '../connector/fifth-action.ts';
import { type Changes, changed, changedDescription, committedDocuments, soundDocuments } from './broken-documents.ts';

const emitted = (connector: Connector) => ({
  definition: emitDefinition(connector),
  properties: emitProperties(connector),
});

describe('the committed files', () => {
  it('break nothing that is not waived', () => {
    expect(check(committedDocuments(), ownWaivers).findings.map(describeFinding)).toEqual([]);
  });

  it('of the fixed description break on purpose exactly what the waivers name, each with its reason', () => {
    const { waived } = check(soundDocuments(), ownWaivers);
    expect(waived.map(({ finding }) => `${finding.severity} ${finding.code} ${finding.value}`)).toEqual([
      'warning OperationIdSanitized "Send_SMS"',
      'warning OperationIdSanitized "Import_Customer"',
      'warning OperationIdSanitized "Check_Credits"',
      'warning OperationIdSanitized "Optout_Customer"',
      'warning OperationHasManyResponsesWithSchema ["200","400","401","403","424"]',
      'warning OperationHasManyResponsesWithSchema ["200","400","401","403"]',
      'warning OperationHasManyResponsesWithSchema ["200","400","401","403"]',
      'warning OperationHasManyResponsesWithSchema ["200","400","401","403"]',
      'warning EmptySchema an object of x-ms-summary, description',
    ]);
    expect(waived.filter(({ reason }) => reason === '')).toEqual([]);
  });
});

describe('a fifth action', () => {
  it('with letters and digits in its id needs no waiver of its own', () => {
    const verdict = check(emitted(withFifthAction), ownWaivers);
    expect(verdict.findings.map(describeFinding)).toEqual([]);
    expect(verdict.waived.map(({ finding }) => finding.value)).not.toContain(`"${verifyNumber.operationId}"`);
  });

  it('with an underscore in its id is warned of', () => {
    const connector = {
      ...sendmode,
      actions: [...sendmode.actions, { ...verifyNumber, operationId: 'Verify_Number' }],
    };
    expect(check(emitted(connector), ownWaivers).findings.map(({ code, value }) => `${code} ${value}`)).toEqual([
      'OperationIdSanitized "Verify_Number"',
    ]);
  });
});

const withWaiver = (waiver: Waiver): WaiverList => ({ ...ownWaivers, waivers: [...ownWaivers.waivers, waiver] });

describe('waivers', () => {
  it('that match nothing are reported', () => {
    const stale = withWaiver({ code: 'OperationIdSanitized', value: 'Send_MMS', reason: 'It was here once.' });
    expect(check(committedDocuments(), stale).findings.map(describeFinding)).toEqual([
      'error WaiverMatchesNothing at connector/waivers.ts: The waiver of OperationIdSanitized for "Send_MMS" matches no finding. Received "Send_MMS". It would hide a fault that comes later. Remove the waiver.',
    ]);
  });

  it('of a code that no rule has are reported', () => {
    const misspelt = withWaiver({ code: 'OperationIdSanitised', reason: 'A slip of the pen.' });
    expect(check(committedDocuments(), misspelt).findings.map(({ code }) => code)).toEqual(['WaiverMatchesNothing']);
  });

  it('excuse only the place that they name', () => {
    const { findings } = check(changed({ definition: { '/info/contact/url': '' } }), ownWaivers);
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'ContactIncomplete apiDefinition.swagger.json#/info/contact/url',
      'UrlNotValid apiDefinition.swagger.json#/info/contact/url',
    ]);
  });

  it('are not judged where their document was not checked', () => {
    expect(check({ properties: emitProperties(sendmode) }, ownWaivers).findings).toEqual([]);
    expect(check({}, ownWaivers)).toEqual({ findings: [], waived: [] });
  });
});

describe('without waivers', () => {
  it('everything is said, and nothing about waivers', () => {
    const codes = new Set(check(committedDocuments()).findings.map(({ code }) => code));
    expect([...codes]).toEqual(['OperationIdSanitized', 'OperationHasManyResponsesWithSchema', 'EmptySchema']);
  });
});

describe('a fault of the description is said once, at the place where it is written', () => {
  const refusalOf = (description: Changes): Promise<string> =>
    emitVerified(changedDescription(description), 'nowhere/script.csx', 'Nothing was written.').then(
      () => 'no refusal',
      (error: Error) => error.message,
    );

  it.each<[string, Changes, string]>([
    [
      'a duplicate operation id',
      { '/actions/Optout_Customer/operationId': 'Send_SMS' },
      'OperationIdNotUnique at connector/sendmode.ts#/actions/3 (apiDefinition.swagger.json#/paths/~1optout/post/operationId)',
    ],
    [
      'a missing description',
      { '/actions/Check_Credits/description': undefined },
      'RequiredPropertyMissing at connector/actions/check-credits.ts (apiDefinition.swagger.json#/paths/~1credits/get/description)',
    ],
    [
      'an empty summary',
      { '/actions/Send_SMS/summary': '' },
      'RequiredValueEmpty at connector/actions/send-sms.ts#/summary (apiDefinition.swagger.json#/paths/~1send/post/summary)',
    ],
    [
      'a field that is called connectionId',
      { '/actions/Send_SMS/body/fields/senderid/name': 'connectionId' },
      'ConnectionIdParameterNotAllowed at connector/actions/send-sms.ts#/body/fields/connectionId (apiDefinition.swagger.json#/definitions/Send_SMSRequestMessage/properties/connectionId)',
    ],
    [
      'a colour that is not one',
      { '/brandColor': '#14506' },
      'BrandColorNotValid at connector/sendmode.ts#/brandColor (apiProperties.json#/properties/iconBrandColor)',
    ],
    [
      'a category that there is not',
      { '/categories/1': 'Messaging' },
      'InvalidConnectorCategory at connector/sendmode.ts#/categories (apiDefinition.swagger.json#/x-ms-connector-metadata/2/propertyValue)',
    ],
    [
      'three categories',
      { '/categories/2': 'Commerce' },
      'TooManyConnectorCategories at connector/sendmode.ts#/categories (apiDefinition.swagger.json#/x-ms-connector-metadata/2/propertyValue)',
    ],
    [
      'an action path without a slash',
      { '/actions/Check_Credits/path': 'credits' },
      'OperationPathMustStartWithSlash at connector/actions/check-credits.ts (apiDefinition.swagger.json#/paths/credits)',
    ],
    [
      'an error that says nothing',
      { '/errors/404/description': '' },
      'RequiredValueEmpty at connector/errors.ts#/404/description (apiDefinition.swagger.json#/paths/~1send/post/responses/404/description)',
    ],
  ])('%s', async (_, description, place) => {
    const message = await refusalOf(description);
    expect(message).toContain(`error ${place}: `);
    expect(message).toMatch(/\n\nNothing was written\.$/);
  });

  it('with the line, where the text can be found', async () => {
    const connector = changedDescription({ '/title': 'Sendmode (API)' });
    const documents = { ...emitted(connector) };
    const { findings } = check(documents, ownWaivers);
    expect(findings.map(({ code }) => code)).toEqual(['ValueContainsRestrictedWords']);
    const text = sendmode.actions.find(({ operationId }) => operationId === 'Send_SMS')?.description;
    const finding = {
      ...findings[0],
      pointer: 'apiDefinition.swagger.json#/paths/~1send/post/description',
    } as Finding;
    const [placed] = await withOrigins([finding], sendmode);
    const lines = readFileSync('connector/actions/send-sms.ts', 'utf8').split('\n');
    const line = lines.findIndex((each) => each.includes(String(text))) + 1;
    expect(placed?.origin).toBe(`connector/actions/send-sms.ts#/description, line ${line}`);
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
  const documents = soundDocuments();
  check(documents);
  expect(documents).toEqual(soundDocuments());
});
