// Runs in the browser: every text that is seen, with the contrast of its colour to what lies behind it (WCAG 2.2, 1.4.3).
(() => {
  const parse = (text) => {
    const numbers = (text.match(/[\d.]+/g) ?? []).map(Number);
    const [red, green, blue, alpha = 1] = numbers;
    return text.startsWith('color(') ? [red * 255, green * 255, blue * 255, alpha] : [red, green, blue, alpha];
  };
  const over = (top, bottom) => [0, 1, 2].map((part) => top[part] * top[3] + bottom[part] * (1 - top[3])).concat(1);
  const behind = (element) => {
    if (!element) return [255, 255, 255, 1];
    const color = parse(getComputedStyle(element).backgroundColor);
    return color[3] === 1 ? color : over(color, behind(element.parentElement));
  };
  const luminance = (color) => {
    const [red, green, blue] = color.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (text === '' || !element.checkVisibility({ visibilityProperty: true }) || element.closest('.visually-hidden'))
      continue;
    const background = behind(element);
    const color = over(parse(getComputedStyle(element).color), background);
    const [low, high] = [luminance(color), luminance(background)].sort((a, b) => a - b);
    found.push({ text: text.slice(0, 40), contrast: (high + 0.05) / (low + 0.05) });
  }
  return found;
})();
