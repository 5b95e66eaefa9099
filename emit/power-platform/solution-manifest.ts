import type { Connector } from '../../connector/model.ts';
import { connectorComponentId, connectorComponentType } from './connector-component.ts';
import { flowComponentType, flowId } from './flow-component.ts';
import { missingDependencies } from './missing-dependencies.ts';
import { connectorComponentName, publisher } from './publisher.ts';
import { type Solution, solutionVersion } from './solution.ts';
import { empty, language, localized, nil, schemaInstance, type XmlElement, xmlText } from './xml.ts';

/** The parts of an address, all without a value: exports carry two empty addresses for every publisher. */
const addressParts = [
  'AddressTypeCode',
  'City',
  'County',
  'Country',
  'Fax',
  'FreightTermsCode',
  'ImportSequenceNumber',
  'Latitude',
  'Line1',
  'Line2',
  'Line3',
  'Longitude',
  'Name',
  'PostalCode',
  'PostOfficeBox',
  'PrimaryContactName',
  'ShippingMethodCode',
  'StateOrProvince',
  'Telephone1',
  'Telephone2',
  'Telephone3',
  'TimeZoneRuleVersionNumber',
  'UPSZone',
  'UTCOffset',
  'UTCConversionTimeZoneCode',
] as const;

const emptyAddress = (number: number): XmlElement => ({
  AddressNumber: number,
  ...Object.fromEntries(addressParts.map((part) => [part, nil])),
});

const publisherElement = (connector: Connector): XmlElement => ({
  UniqueName: connector.name,
  LocalizedNames: { LocalizedName: localized(connector.publisher) },
  Descriptions: empty,
  EMailAddress: nil,
  SupportingWebsiteUrl: nil,
  CustomizationPrefix: publisher.prefix,
  CustomizationOptionValuePrefix: publisher.optionValuePrefix,
  Addresses: { Address: [emptyAddress(1), emptyAddress(2)] },
});

const rootComponents = ({ sources, connector, flows }: Solution): XmlElement[] => [
  ...(connector
    ? [
        {
          '@type': connectorComponentType,
          '@id': `{${connectorComponentId(sources.connector)}}`,
          '@schemaName': connectorComponentName(sources.connector),
          '@behavior': 0,
        },
      ]
    : []),
  ...flows.map((flow) => ({ '@type': flowComponentType, '@id': `{${flowId(flow)}}`, '@behavior': 0 })),
];

/** `solution.xml`: the unmanaged solution, its publisher and its components. */
export const solutionManifest = (solution: Solution): string =>
  xmlText('ImportExportXml', {
    '@version': '9.2.0.0',
    '@SolutionPackageVersion': '9.2',
    '@languagecode': language,
    '@generatedBy': 'CrmLive',
    ...schemaInstance,
    SolutionManifest: {
      UniqueName: solution.uniqueName,
      LocalizedNames: { LocalizedName: localized(solution.displayName) },
      Descriptions: { Description: localized(solution.description) },
      Version: solutionVersion(solution.sources.connector),
      Managed: 0,
      Publisher: publisherElement(solution.sources.connector),
      RootComponents: { RootComponent: rootComponents(solution) },
      MissingDependencies: missingDependencies(solution),
    },
  });
