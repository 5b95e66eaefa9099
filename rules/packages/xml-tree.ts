import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of an XML document. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** The text directly inside, without the space around it. */
  readonly text: string;
  /** Whether anything stands inside: an element, a text or a comment. */
  readonly filled: boolean;
}

export type XmlReading = { readonly root: XmlNode } | { readonly fault: string };

const attributes = ':@';
const text = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  commentPropName: '#comment',
  ignoreDeclaration: true,
});

type Parsed = Readonly<Record<string, unknown>>;

const nodeFrom = (parsed: Parsed): XmlNode[] => {
  const name = Object.keys(parsed).find((key) => key !== attributes);
  if (name === undefined || name.startsWith('#') || name.startsWith('?')) return [];
  const content = parsed[name] as readonly Parsed[];
  return [
    {
      name,
      attributes: (parsed[attributes] ?? {}) as Record<string, string>,
      children: content.flatMap(nodeFrom),
      text: content.map((part) => part[text] ?? '').join(''),
      filled: content.length > 0,
    },
  ];
};

/** Characters that no XML document may hold (XML 1.0, section 2.2); the parser would let them pass. */
const forbidden = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/u;

/** Reads a document that must be well formed and have exactly one root. */
export const readXml = (bytes: Uint8Array): XmlReading => {
  const document = new TextDecoder().decode(bytes);
  if (forbidden.test(document)) return { fault: 'it holds a control character, which XML forbids' };
  const verdict = XMLValidator.validate(document);
  if (verdict !== true) return { fault: `${verdict.err.msg} (line ${verdict.err.line}, column ${verdict.err.col})` };
  const roots = (parser.parse(document) as Parsed[]).flatMap(nodeFrom);
  const root = roots[0];
  return root && roots.length === 1 ? { root } : { fault: `it has ${roots.length} root elements instead of one` };
};

/** Every element of this name, in the order of the document; capitals count. */
export const elementsNamed = (node: XmlNode, name: string): XmlNode[] => [
  ...(node.name === name ? [node] : []),
  ...node.children.flatMap((child) => elementsNamed(child, name)),
];

/** The text of the first child of this name. */
export const childText = (node: XmlNode, name: string): string | undefined =>
  node.children.find((child) => child.name === name)?.text;
