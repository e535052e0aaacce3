/**
 * Remembers the last few answers about a thing (the columns of a study, what a query found): pages, counts and files of one
 * question are the same finding. Where the thing can change, the key holds its revision. `most` answers are kept; those asked
 * for longest ago go first.
 */
export function rememberLast<Value>(most: number): (thing: object, key: string, make: () => Value) => Value {
  const ofThing = new WeakMap<object, Map<string, Value>>();
  return (thing, key, make) => {
    const known = ofThing.get(thing) ?? new Map<string, Value>();
    ofThing.set(thing, known);
    const value = known.has(key) ? (known.get(key) as Value) : make();
    known.delete(key);
    known.set(key, value);
    for (const oldest of known.keys()) if (known.size > most) known.delete(oldest);
    return value;
  };
}
