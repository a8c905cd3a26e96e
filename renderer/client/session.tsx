import { createContext, type ReactNode, useContext } from "react";
import type { Permission } from "../../main/hub/contract/index.ts";
import type { Outputs } from "./rpc.ts";

type Answer = Outputs["session"]["me"];
type Person = NonNullable<Answer["me"]>;
export interface Session extends Omit<Answer, "me" | "settings"> {
  me: Person;
  settings: NonNullable<Answer["settings"]>;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }): ReactNode {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("SessionProvider is missing");
  return session;
}

/** True when the signed-in person may; screens hide what a role may not do, the hub refuses it in any case. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}
