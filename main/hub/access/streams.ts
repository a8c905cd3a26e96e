/** Live streams that stand open and whose they are: what ends a session ends its streams in the same moment. */

/** Whose stream it is. */
interface Owner {
  /** The session's secret. */
  token: string;
  sessionId: string | null;
  operatorId: string;
}

/** Why sessions ended: an administrator closed the account, the password was changed, or it was ended by its owner. */
type EndedBy = "disabled" | "password" | "ended";

interface OpenStream {
  /** Aborted when the session has ended or the person may no longer sign in; the reason is an {@link EndedBy}. */
  ended: AbortSignal;
  /** The stream is over; nobody needs to end it. */
  close(): void;
}

export interface Streams {
  /** Ids of the people who have one open: a console stands before them. */
  people(): ReadonlySet<string>;
  /** Notes a stream; `null` when this session has as many as one browser can need. */
  open(owner: Owner): OpenStream | null;
  /** Ends the streams of one session: signed out, or taken back by its owner. */
  endSession(session: { token: string } | { operatorId: string; sessionId: string }): void;
  /** Ends every stream of a person, but those of the session he did it from where one is named. */
  endPerson(operatorId: string, why: EndedBy, but?: string): void;
}

/** A browser needs one; one that cannot share has one for each window in sight. */
const MOST_OF_A_SESSION = 40;

/** Opens the list of a hub's streams. */
export function openStreams(): Streams {
  const open = new Map<AbortController, Owner>();
  const endWhere = (why: EndedBy, isMeant: (owner: Owner) => boolean): void => {
    for (const [ending, owner] of [...open]) if (isMeant(owner)) ending.abort(why);
  };
  return {
    people: () => new Set([...open.values()].map(({ operatorId }) => operatorId)),
    open: (owner) => {
      const ofSession = [...open.values()].filter(({ token }) => token === owner.token);
      if (ofSession.length >= MOST_OF_A_SESSION) return null;
      const ending = new AbortController();
      open.set(ending, owner);
      return { ended: ending.signal, close: () => void open.delete(ending) };
    },
    endSession: (session) =>
      endWhere("ended", (owner) =>
        "token" in session ? owner.token === session.token : owner.operatorId === session.operatorId && owner.sessionId === session.sessionId,
      ),
    endPerson: (operatorId, why, but) => endWhere(why, (owner) => owner.operatorId === operatorId && owner.token !== but),
  };
}
