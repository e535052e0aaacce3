/**
 * Remembers the last few answers of each study: pages, counts and files of one question are the same finding. A key holds
 * the revision, so that nothing stale is given. `most` answers are kept, those asked for longest ago go first.
 */
export function rememberLast<Value>(most: number): (study: object, key: string, make: () => Value) => Value {
  const ofStudy = new WeakMap<object, Map<string, Value>>();
  return (study, key, make) => {
    const known = ofStudy.get(study) ?? new Map<string, Value>();
    ofStudy.set(study, known);
    const value = known.has(key) ? (known.get(key) as Value) : make();
    known.delete(key);
    known.set(key, value);
    for (const oldest of known.keys()) if (known.size > most) known.delete(oldest);
    return value;
  };
}
