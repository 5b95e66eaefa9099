import path from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { nearest } from '../../definition/nearest.ts';
import type { JsonObject } from '../../emit/documents/workflow.ts';
import schema from '../../environments/environment.schema.json' with { type: 'json' };
import { type Finding, showValue } from '../../rules/finding.ts';

/** What is known about one environment that the connector is deployed to. */
export interface Environment {
  /** What its file is called, without the ending. */
  readonly name: string;
  /** The Power Platform's identifier, in lower case. */
  readonly environment: string;
  /** The connector's id as paconn has it, such as `shared_sendmode-5f…`. */
  readonly connectorId?: string;
  /** The connector's id as pac has it: the identifier of its row in Dataverse. */
  readonly connectorRowId?: string;
  readonly powerAppsUrl?: string;
  readonly flowUrl?: string;
  /** What a person has filled in, by the path below `dist/`. */
  readonly files?: Readonly<Record<string, JsonObject>>;
}

/** The folder in the project that holds a file for each environment. */
export const environmentsFolder = 'environments';

/** Where the file of an environment stands in the project, with forward slashes. */
export const environmentPlace = (name: string): string => path.posix.join(environmentsFolder, `${name}.json`);

const validate = new Ajv({ allErrors: true, verbose: true }).compile(schema);

interface Wrong {
  readonly pointer: string;
  readonly value: unknown;
  readonly message: string;
  readonly fix: string;
}

const wrongOf = ({ keyword, params, instancePath, data, parentSchema }: ErrorObject): Wrong => {
  const { description = '' } = (parentSchema ?? {}) as { description?: string };
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const meant = nearest(key, Object.keys(schema.properties));
      return {
        pointer: `${instancePath}/${key}`,
        value: (data as Record<string, unknown>)[key],
        message: 'No such key is known.',
        fix: meant
          ? `Did you mean "${meant}"?`
          : `There are ${Object.keys(schema.properties).join(', ')}; values of a packaged file stand under files.`,
      };
    }
    case 'required':
      return {
        pointer: `${instancePath}/${String(params.missingProperty)}`,
        value: undefined,
        message: 'It is missing.',
        fix: schema.properties.environment.description,
      };
    case 'type':
      return { pointer: instancePath, value: data, message: `It has to be a JSON ${params.type}.`, fix: description };
    default:
      return {
        pointer: instancePath,
        value: data,
        message: 'It does not have the form that it must have.',
        fix: description,
      };
  }
};

const findingOf = (place: string, { pointer, value, message, fix }: Wrong): Finding => ({
  code: 'EnvironmentFileInvalid',
  severity: 'error',
  pointer: `${place}#${pointer}`,
  message,
  value: showValue(value),
  consequence: 'The connector would be deployed to another environment, or without what you filled in.',
  fix: fix || 'environments/environment.schema.json describes the file, environments/example.json shows one.',
  source: 'this project',
});

/** What is wrong with the file of an environment as it was parsed. */
export const environmentFindings = (name: string, content: unknown): readonly Finding[] =>
  validate(content) ? [] : (validate.errors ?? []).map((error) => findingOf(environmentPlace(name), wrongOf(error)));
