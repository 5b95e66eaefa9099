import { jsonText } from '../../emit/json.ts';
import { type LoadedConnector, readConnector } from '../../platform/loading/connector.ts';
import { fixedDocuments } from './fixed-description.ts';

/** The connector that is emitted of the fixed description, as the local platform loads it; with its script if one is given. */
export const readFixedConnector = (scriptFile?: string): LoadedConnector => {
  const { definition, properties } = fixedDocuments();
  return readConnector({
    definition: { file: 'apiDefinition.swagger.json', text: jsonText(definition) },
    properties: { file: 'apiProperties.json', text: jsonText(properties) },
    ...(scriptFile === undefined ? {} : { scriptFile }),
  });
};
