/**
 * A pure function of a text that does not compute again what it computed lately: the same sentences come again and again.
 * It forgets the oldest beyond `most`. What it gives is shared between callers, who must not change it.
 */
export function remembered<Value extends object>(compute: (text: string) => Value, most: number): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = compute(text);
    known.set(text, value);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return value;
  };
}
