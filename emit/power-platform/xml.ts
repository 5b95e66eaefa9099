import { XMLBuilder } from 'fast-xml-parser';

/** An element's content: text, or attributes (`@name`), children by name and text (`#text`). A list repeats the element. */
export type XmlContent = string | number | XmlElement;
export interface XmlElement {
  readonly [name: string]: XmlContent | readonly XmlContent[];
}

const attribute = '@';

const builder = new XMLBuilder({
  attributeNamePrefix: attribute,
  ignoreAttributes: false,
  // Without this, xsi:nil="true" would lose its value.
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
  indentBy: '  ',
});

/** An XML document as text, its one root element given by name. Texts and attributes are escaped. */
export const xmlText = (rootName: string, root: XmlElement): string =>
  builder.build({ '?xml': { '@version': '1.0', '@encoding': 'utf-8' }, [rootName]: root });

/** An element without content. */
export const empty = '';

/** The namespace of `xsi:nil`, as an attribute of a root element. */
export const schemaInstance = { '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' } as const;

/** An element that states that it has no value. */
export const nil: XmlElement = { '@xsi:nil': 'true' };

/** The language of every text: English. */
export const language = 1033;

/** A text in the solution's language, in the form of `LocalizedName`, `Description` and their like. */
export const localized = (text: string): XmlElement => ({ '@description': text, '@languagecode': language });
