/**
 * Checks a value that a client sent. Returns what is wrong, as the end of a sentence about its path; `undefined` if it is
 * right.
 */
export type Shape = (value: unknown, path: string) => string | undefined;

export const TEXT: Shape = (value, path) =>
  typeof value === 'string' ? undefined : `${path} must be a string`;

export const FLAG: Shape = (value, path) =>
  typeof value === 'boolean' ? undefined : `${path} must be true or false`;

export const NUMBER: Shape = (value, path) =>
  typeof value === 'number' ? undefined : `${path} must be a number`;

/** A whole number, 0 or more, as lines and columns are. */
const COUNT: Shape = (value, path) =>
  Number.isInteger(value) && (value as number) >= 0 ? undefined : `${path} must be a whole number from 0 on`;

export function objectOf(members: Readonly<Record<string, Shape>>): Shape {
  const shapes = Object.entries(members);
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return `${path} must be an object`;
    for (const [name, shape] of shapes) {
      const wrong = shape((value as Record<string, unknown>)[name], `${path}.${name}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

export function listOf(shape: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} must be an array`;
    for (const [i, item] of value.entries()) {
      const wrong = shape(item, `${path}[${i}]`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

/** The value may be missing, or `null`, which some clients send instead. */
export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined || value === null ? undefined : shape(value, path));
}

/** One of several shapes; the error is that of the last one. */
export function either(...shapes: readonly Shape[]): Shape {
  return (value, path) => {
    let wrong: string | undefined;
    for (const shape of shapes) {
      wrong = shape(value, path);
      if (wrong === undefined) return undefined;
    }
    return wrong;
  };
}

export function oneOf(...texts: readonly string[]): Shape {
  return (value, path) =>
    texts.some(text => text === value) ? undefined : `${path} must be one of ${texts.join(', ')}`;
}

export const POSITION = objectOf({ line: COUNT, character: COUNT });
export const RANGE = objectOf({ start: POSITION, end: POSITION });

/** The parameters of requests, apart from their document. */
export type ParamShapes = Readonly<Record<string, Shape>>;

export const NO_PARAMS: ParamShapes = {};
export const AT_POSITION: ParamShapes = { position: POSITION };
export const IN_RANGE: ParamShapes = { range: RANGE };
export const PULL_PARAMS: ParamShapes = { previousResultId: optional(TEXT) };
export const CODE_ACTION_PARAMS: ParamShapes = {
  range: RANGE,
  context: objectOf({ only: optional(listOf(TEXT)), triggerKind: optional(NUMBER) }),
};
export const REFERENCE_PARAMS: ParamShapes = {
  position: POSITION,
  context: objectOf({ includeDeclaration: FLAG }),
};
export const RENAME_PARAMS: ParamShapes = { position: POSITION, newName: TEXT };

/** The document of a request. */
export const ABOUT_DOCUMENT: ParamShapes = { textDocument: objectOf({ uri: TEXT }) };
