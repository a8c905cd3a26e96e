/** How rooms seal what is personal before it is kept. Whose keys, the room of access says when the store is opened. */

/** Seals for one place, such as `order_receiver:<id>`: moved to another row, a sealed value does not open. */
export interface Sealer {
  /** The data key that seals now; kept beside what it sealed. */
  readonly keyId: number;
  seal(plain: Uint8Array, place: string): Uint8Array;
  /** @throws SealBroken when it was changed, is another place's, or its key is gone. */
  open(sealed: Uint8Array, place: string): Buffer;
  /** Keyed hash by which what is sealed can be found: the same for good, whatever the data key. */
  hash(kind: "phone" | "tail" | "name" | "receiver" | "address", value: string): string;
}

/** A sealed value does not open: it was changed, moved, or its key is gone. */
export class SealBroken extends Error {
  constructor() {
    super("a sealed value does not open");
    this.name = "SealBroken";
  }
}

/** What opening gives, or `null` where the seal is broken: for who tells a person instead of failing. */
export function openedOrNull(open: () => Buffer): Buffer | null {
  try {
    return open();
  } catch (fault) {
    if (fault instanceof SealBroken) return null;
    throw fault;
  }
}

const shut = (): never => {
  throw new Error("the store was opened without its keys");
};

/** Before keys are there nothing is sealed and nothing opened. */
export const unsealed: Sealer = {
  get keyId() {
    return shut();
  },
  seal: shut,
  open: shut,
  hash: shut,
};
