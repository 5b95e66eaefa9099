/**
 * A document as text: four spaces, as Microsoft's coding standards for connectors ask, a closing line break, and ASCII
 * only, because the deployment tool reads the files in the encoding of the computer it runs on.
 */
export const jsonText = (document: object): string => {
  const text = JSON.stringify(document, null, 4);
  const ascii = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${ascii}\n`;
};
