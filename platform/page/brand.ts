const fallback = '#3b5bdb';

/** A connector's colour, and the colour of text on it. */
export interface Brand {
  /** As the connector gives it, `#rrggbb`. */
  readonly color: string;
  readonly text: '#000000' | '#ffffff';
}

/** From 0, black, to 1, white (WCAG 2.2, "relative luminance"). */
const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Where black and white have the same contrast, 4.58: above it black has more, below it white. */
const middle = 0.179;

/** @param given - `iconBrandColor` of the connector. @default a calm blue, also where it is no colour `#rrggbb` */
export const brandOf = (given: string | undefined): Brand => {
  const color = /^#[0-9a-f]{6}$/i.test(given ?? '') ? (given ?? fallback).toLowerCase() : fallback;
  return { color, text: luminance(color) > middle ? '#000000' : '#ffffff' };
};

/** The colours as a style sheet that the page links. They stand on its head; what is below has its own accents. */
export const brandStyle = ({ color, text }: Brand): string => `:root { --brand: ${color}; --on-brand: ${text}; }\n`;

/** The connector's mark: its first letter on its colour. */
export const brandIcon = (title: string, { color, text }: Brand): string => {
  const letter = /[\p{L}\p{N}]/u.exec(title)?.[0]?.toUpperCase() ?? '•';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${color}"/><text x="16" y="23" text-anchor="middle" font-family="system-ui, sans-serif" font-size="19" font-weight="700" fill="${text}">${letter}</text></svg>\n`;
};
