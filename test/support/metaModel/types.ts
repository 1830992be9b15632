/** A type of the protocol, as its declarations write it. */
export type Type =
  | { readonly kind: 'any' }
  | { readonly kind: 'primitive'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'reference'; readonly name: string; readonly args: readonly Type[] }
  | { readonly kind: 'array'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly elements: readonly Type[] }
  | { readonly kind: 'union'; readonly items: readonly Type[] }
  | { readonly kind: 'intersection'; readonly items: readonly Type[] }
  | ObjectType;

export interface ObjectType {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, Member>;
  /** The type of every other member; `undefined` if there are no others. */
  readonly index: Type | undefined;
}

export interface Member {
  readonly isOptional: boolean;
  readonly type: Type;
}

/** `interface NAME<PARAMETERS> extends BASES BODY`, or `type NAME<PARAMETERS> = BODY`. */
export interface Declaration {
  readonly parameters: readonly string[];
  readonly bases: readonly Type[];
  readonly body: Type;
}

export const ANY: Type = { kind: 'any' };
