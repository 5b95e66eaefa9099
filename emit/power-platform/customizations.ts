import { connectionReferenceElement, connectionReferences } from './connection-references.ts';
import { connectorElement } from './connector-component.ts';
import { flowElement } from './flow-component.ts';
import { type Solution, solutionVersion } from './solution.ts';
import { empty, language, schemaInstance, type XmlContent, xmlText } from './xml.ts';

/** The sections in the order in which exports have them; those that are absent from most exports are optional. */
interface Sections {
  readonly Workflows: XmlContent;
  readonly Connectors?: XmlContent;
  readonly connectionreferences?: XmlContent;
}

const customizations = ({ Workflows, ...optional }: Sections): string =>
  xmlText('ImportExportXml', {
    ...schemaInstance,
    Entities: empty,
    Roles: empty,
    Workflows,
    FieldSecurityProfiles: empty,
    Templates: empty,
    EntityMaps: empty,
    EntityRelationships: empty,
    OrganizationSettings: empty,
    optionsets: empty,
    CustomControls: empty,
    EntityDataProviders: empty,
    ...optional,
    Languages: { Language: language },
  });

const referencesSection = ({ sources, flows }: Solution): Pick<Sections, 'connectionreferences'> => {
  const elements = connectionReferences(sources.connector, flows).map(connectionReferenceElement);
  return elements.length > 0 ? { connectionreferences: { connectionreference: elements } } : {};
};

/** `customizations.xml` of the zip, with every component in it. */
export const packedCustomizations = (solution: Solution): string => {
  const { sources, flows } = solution;
  const version = solutionVersion(sources.connector);
  return customizations({
    Workflows: flows.length > 0 ? { Workflow: flows.map((flow) => flowElement(flow, version)) } : empty,
    ...(solution.connector
      ? { Connectors: { Connector: connectorElement(sources.connector, solution.connector.properties) } }
      : {}),
    ...referencesSection(solution),
  });
};

/**
 * `Other/Customizations.xml` of the unpacked form, where connectors and flows stand in files of their own. Their sections
 * stay, empty: without them the Power Platform command line warns of unexpected children.
 */
export const unpackedCustomizations = (solution: Solution): string =>
  customizations({ Workflows: empty, Connectors: empty, ...referencesSection(solution) });
