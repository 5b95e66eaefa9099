/** A part of an address in the clear; one that is encoded wrongly comes back as it is. */
export const decodePart = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
