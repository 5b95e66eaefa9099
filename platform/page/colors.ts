/** A colour in sRGB, each part from 0 to 255. */
type Color = readonly [red: number, green: number, blue: number];

const fallback = '#3b5bdb';
const white: Color = [255, 255, 255];
const black: Color = [0, 0, 0];

/** The backgrounds of the page's panels in its two themes, as in `styles/theme.css`. */
export const panels = { light: '#ffffff', dark: '#171c23' } as const;

/** The least contrast of text (WCAG 2.2, success criterion 1.4.3, level AA), with room for text on tinted panels. */
const readable = 6;

const parse = (text: string): Color | undefined => {
  const digits = /^#([0-9a-f]{6})$/i.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const number = Number.parseInt(digits, 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
};

const write = (color: Color): string =>
  `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const linear = (part: number): number => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = ([red, green, blue]: Color): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

const between = (first: Color, second: Color): number => {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};

/** The contrast of two colours written `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export const contrast = (first: string, second: string): number =>
  between(parse(first) ?? black, parse(second) ?? black);

/** Hue in degrees, saturation and lightness from 0 to 1 (CSS Color 4, "HSL Colors"). */
const toHsl = (color: Color): readonly [hue: number, saturation: number, lightness: number] => {
  const [red, green, blue] = [color[0] / 255, color[1] / 255, color[2] / 255];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const [lightness, spread] = [(most + least) / 2, most - least];
  if (spread === 0) return [0, 0, lightness];
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  if (most === red) return [60 * (((green - blue) / spread + 6) % 6), saturation, lightness];
  return [60 * (most === green ? (blue - red) / spread + 2 : (red - green) / spread + 4), saturation, lightness];
};

const fromHsl = (hue: number, saturation: number, lightness: number): Color => {
  const part = (offset: number): number => {
    const place = (offset + hue / 30) % 12;
    const reach = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1)));
  };
  return [part(0), part(8), part(4)];
};

/** The colour, made lighter or darker no further than it takes to be readable on a background. */
const readableOn = (background: Color, color: Color, towards: 0 | 1): Color => {
  const [hue, saturation, lightness] = toHsl(color);
  const steps = Array.from({ length: 101 }, (_, step) =>
    fromHsl(hue, saturation, lightness + ((towards - lightness) * step) / 100),
  );
  return steps.find((each) => between(each, background) >= readable) ?? (towards === 1 ? white : black);
};

/** A connector's colour as the page uses it. */
export interface BrandColors {
  /** As the connector gives it. */
  readonly brand: string;
  /** Text on the brand colour. */
  readonly onBrand: string;
  /** Links, marks and buttons on light panels. */
  readonly light: string;
  /** Links, marks and buttons on dark panels. */
  readonly dark: string;
}

/** @param brand - `iconBrandColor` of the connector, `#rrggbb`. @default a calm blue, also where it is no such colour */
export const brandColors = (brand: string | undefined): BrandColors => {
  const color = parse(brand ?? '') ?? parse(fallback) ?? black;
  return {
    brand: write(color),
    onBrand: write(between(white, color) >= between(black, color) ? white : black),
    light: write(readableOn(parse(panels.light) ?? white, color, 0)),
    dark: write(readableOn(parse(panels.dark) ?? black, color, 1)),
  };
};

/** The colours as a style sheet that the page links. */
export const brandStyle = ({ brand, onBrand, light, dark }: BrandColors): string =>
  `:root { --brand: ${brand}; --on-brand: ${onBrand}; --accent-light: ${light}; --accent-dark: ${dark}; }\n`;

/** The connector's mark: its first letter on its colour. */
export const brandIcon = (title: string, { brand, onBrand }: BrandColors): string => {
  const letter = /[\p{L}\p{N}]/u.exec(title)?.[0]?.toUpperCase() ?? '•';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${brand}"/><text x="16" y="23" text-anchor="middle" font-family="system-ui, sans-serif" font-size="19" font-weight="700" fill="${onBrand}">${letter}</text></svg>\n`;
};
