/** Longer texts are no colour that anybody writes. */
const MAX_LENGTH = 64;

const HEX = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

const NUMBER = /^[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(%|deg|turn|rad|grad)?$/i;

/** The named colours of CSS Color Module Level 4, section 6.1. */
const NAMES = new Set(
  `aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue
  chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey
  darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray
  darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen
  fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender
  lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey
  lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen
  magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen
  mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange
  orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
  rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray
  slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen`.split(
    /\s+/,
  ),
);

/**
 * A colour as a registry may have it, in a form that is safe to put into a style or an SVG: a hexadecimal or a named colour,
 * `rgb()` or `hsl()` with commas or spaces. How transparent it is does not count.
 *
 * @returns the colour in lower case; `undefined` for anything else, of which CSS may understand some (`var()`, `color-mix()`)
 */
export function readCssColor(text: string): string | undefined {
  const color = text.trim().toLowerCase();
  if (color.length > MAX_LENGTH) return undefined;
  if (HEX.test(color)) return withoutAlpha(color);
  if (NAMES.has(color)) return color;
  return readFunction(color);
}

function withoutAlpha(hex: string): string {
  if (hex.length === 5) return hex.slice(0, 4);
  return hex.length === 9 ? hex.slice(0, 7) : hex;
}

function readFunction(color: string): string | undefined {
  const open = color.indexOf('(');
  if (open === -1 || !color.endsWith(')')) return undefined;
  const name = color.slice(0, open).replace(/a$/, '');
  const values = color
    .slice(open + 1, -1)
    .replace('/', ' ')
    .split(/[\s,]+/)
    .filter(value => value !== '');
  const units = values.map(value => NUMBER.exec(value));
  if (values.length < 3 || values.length > 4 || units.includes(null)) return undefined;
  const [first, second, third, alpha] = units.map(unit => unit?.[1] ?? '');
  const isPlain = (unit: string | undefined) => unit === '' || unit === '%';
  if (alpha !== undefined && !isPlain(alpha)) return undefined;
  const fits =
    name === 'rgb'
      ? isPlain(first) && first === second && second === third
      : name === 'hsl' && first !== '%' && second === '%' && third === '%';
  return fits ? `${name}(${values.slice(0, 3).join(' ')})` : undefined;
}
