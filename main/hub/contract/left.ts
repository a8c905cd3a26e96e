/** The kinds of what leaves this machine; apart, so that a page may name them without the whole contract. */
export const leftKinds = ["model", "action", "backup", "export", "map"] as const;
