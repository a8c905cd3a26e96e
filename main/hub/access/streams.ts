/** Live streams that stand open and whose they are: what ends a session ends its streams in the same moment. */

/** Whose stream it is. */
interface Owner {
  /** The session's secret. */
  token: string;
  operatorId: string;
}

interface OpenStream {
  /** Aborted when the session has ended or the person may no longer sign in. */
  ended: AbortSignal;
  /** The stream is over; nobody needs to end it. */
  close(): void;
}

export interface Streams {
  /** Notes a stream; `null` when this session has as many as one browser can need. */
  open(owner: Owner): OpenStream | null;
  /** Ends the streams of one session: signed out, or taken back. */
  endSession(token: string): void;
  /** Ends every stream of a person: may no longer sign in, or signed out everywhere. */
  endPerson(operatorId: string): void;
}

/** A browser needs one; one that cannot share has one for each window in sight. */
const MOST_OF_A_SESSION = 40;

/** Opens the list of a hub's streams. */
export function openStreams(): Streams {
  const open = new Map<AbortController, Owner>();
  const endWhere = (isMeant: (owner: Owner) => boolean): void => {
    for (const [ending, owner] of [...open]) if (isMeant(owner)) ending.abort();
  };
  return {
    open: (owner) => {
      const ofSession = [...open.values()].filter(({ token }) => token === owner.token);
      if (ofSession.length >= MOST_OF_A_SESSION) return null;
      const ending = new AbortController();
      open.set(ending, owner);
      return { ended: ending.signal, close: () => void open.delete(ending) };
    },
    endSession: (token) => endWhere((owner) => owner.token === token),
    endPerson: (operatorId) => endWhere((owner) => owner.operatorId === operatorId),
  };
}
