/** The icons of buttons: lines in a square of 16 units, in the color of the text. */
const PATHS = {
  find: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.3 10.3l3.7 3.7',
  filter: 'M2 3.5h12L9.5 8.7v4.6l-3-1.6v-3z',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  up: 'M8 13.5v-11M3.5 7L8 2.5L12.5 7',
  down: 'M8 2.5v11M3.5 9L8 13.5L12.5 9',
  left: 'M10.5 3L5.5 8l5 5',
  right: 'M5.5 3l5 5l-5 5',
  top: 'M3 2.5h10M8 13.5V6M4.5 9L8 5.5L11.5 9',
  image: 'M2 3h12v10H2zM2 11l3.5-3.5l3 3L10.5 8.5L14 12M10.5 5.5h.01',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  clock: 'M8 2a6 6 0 1 0 0 12a6 6 0 0 0 0-12M8 4.8V8l2.4 1.6',
  zoomIn: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.3 10.3l3.7 3.7M5 7h4M7 5v4',
  zoomOut: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.3 10.3l3.7 3.7M5 7h4',
} as const;

export type IconName = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
