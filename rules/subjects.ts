import { Place } from './document-view.ts';

/** What to check. Rules on what is absent are not run, and other rules say nothing about it. */
export interface Documents {
  /** `apiDefinition.swagger.json`, parsed. */
  readonly definition?: unknown;
  /** `apiProperties.json`, parsed. */
  readonly properties?: unknown;
  /** The bytes of `icon.png`; null says that there is none. */
  readonly icon?: Uint8Array | null;
  /** The text of `script.csx`, of which only its being there matters here; null says that the connector has no script. */
  readonly script?: string | null;
  /** The raw text of the JSON files, decoded as UTF-8 with a byte order mark kept. */
  readonly texts?: { readonly definition?: string; readonly properties?: string };
}

/** The names by which findings call the files of a connector, and by which deployment tools know them. */
export const fileNames = {
  definition: 'apiDefinition.swagger.json',
  properties: 'apiProperties.json',
  icon: 'icon.png',
  script: 'script.csx',
  settings: 'settings.json',
} as const;

/** The properties, with what they must agree with. */
export interface PropertiesFile {
  readonly properties: Place;
  readonly definition: Place | undefined;
  /** Undefined where nobody looked. */
  readonly hasScript: boolean | undefined;
}

/** The picture, with the colour that its background must have, in lower case. */
export interface IconFile {
  /** Its value is the bytes of the file, or null where there is none. */
  readonly icon: Place;
  readonly brandColor: string | undefined;
}

/** The documents by the rules that read them; a list is empty where there is nothing to read. */
export interface Subjects {
  readonly text: readonly Place[];
  readonly definition: readonly Place[];
  readonly properties: readonly PropertiesFile[];
  readonly icon: readonly IconFile[];
}

export const subjectsOf = ({ definition, properties, icon, script, texts = {} }: Documents): Subjects => {
  const given = (name: keyof typeof fileNames, value: unknown): readonly Place[] =>
    value === undefined ? [] : [new Place(fileNames[name], value)];
  const inDefinition = given('definition', definition);
  const inProperties = given('properties', properties);
  const brandColor = inProperties[0]?.at('properties', 'iconBrandColor').text?.toLowerCase();
  return {
    text: [...given('definition', texts.definition), ...given('properties', texts.properties)],
    definition: inDefinition,
    properties: inProperties.map((place) => ({
      properties: place,
      definition: inDefinition[0],
      hasScript: script === undefined ? undefined : script !== null,
    })),
    icon: given('icon', icon).map((place) => ({ icon: place, brandColor })),
  };
};
