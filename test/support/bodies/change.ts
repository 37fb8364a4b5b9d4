/** A body as JSON has it. */
export type Body = Record<string, unknown>;

/** A copy with another value. @param value undefined: the field is taken away */
export function set(body: Body, pointer: string, value: unknown): Body {
  const copy = structuredClone(body);
  const names = pointer.slice(1).split('/');
  const last = names.pop() ?? '';
  const owner = names.reduce((at, name) => at[name] as Body, copy);
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else owner[last] = value;
  return copy;
}

export function without(body: Body, pointer: string): Body {
  return set(body, pointer, undefined);
}
