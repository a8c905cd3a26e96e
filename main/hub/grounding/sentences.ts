/** Cuts what is written into sentences and clauses. */

/** A sentence ends with its mark or a line; a full stop between letters or digits ends none. */
const ending = /[。！？!?；;\n｡…]+["”』」）)]*|(?<=[A-Za-z)])\.+(?=\s|$)/g;

/** Sentences with their end marks, in order; nothing of the text but blanks is lost. */
export function sentencesOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(ending)) {
    parts.push(text.slice(from, match.index + match[0].length));
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** One clause: what stands between commas, and whether the mark behind it asks. */
export interface Clause {
  text: string;
  asks: boolean;
  /** Says what may come, not what is: "如果收到后不合适". */
  supposed?: boolean;
  /** What holds when the part before it came true. */
  follows?: boolean;
}

/** A comma inside a number parts nothing. */
const parting = /(?<![0-9]),|,(?![0-9]{3}(?![0-9]))|[。!?;~…]+|(?<![0-9])\.(?=\s|$)/g;

/** Clauses of a plain sentence. */
export function clausesOf(sentence: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const match of sentence.matchAll(parting)) {
    clauses.push({ text: sentence.slice(from, match.index).trim(), asks: match[0].includes("?") });
    from = match.index + match[0].length;
  }
  clauses.push({ text: sentence.slice(from).trim(), asks: false });
  return clauses.filter(({ text }) => text !== "");
}
