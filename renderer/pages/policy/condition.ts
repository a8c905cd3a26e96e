/** A cell of the decision table as a person reads it: `>= 5` → `≥ 5`, `'high'` → its word. Pure, so that it can be tested. */
const comparisons: readonly (readonly [sign: string, shown: string])[] = [
  [">=", "≥"],
  ["<=", "≤"],
  ["!=", "≠"],
  [">", ">"],
  ["<", "<"],
];

/** `word` turns a listed value into the reader's language and returns it unchanged when it knows none. */
export function readCondition(cell: string, word: (value: string) => string): string {
  const text = cell.trim();
  for (const [sign, shown] of comparisons) if (text.startsWith(sign)) return `${shown} ${text.slice(sign.length).trim()}`;
  const quoted = [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? "");
  if (quoted.length > 0 && /^\s*(?:'[^']*'|"[^"]*")(?:\s*,\s*(?:'[^']*'|"[^"]*"))*\s*$/.test(text)) return quoted.map(word).join(" / ");
  return word(text);
}
