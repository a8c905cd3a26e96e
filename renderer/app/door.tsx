import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useState } from "react";
import { LiveProvider } from "../client/live-provider.tsx";
import { PresenceProvider } from "../client/presence.tsx";
import { api } from "../client/rpc.ts";
import { SessionProvider } from "../client/session.tsx";
import { Problem } from "../ui/parts.tsx";
import { BACK, ComeBack } from "./come-back.tsx";
import type { Ended } from "./ended.ts";
import { Join } from "./join.tsx";
import { Shell } from "./shell/shell.tsx";
import { SignIn } from "./sign-in.tsx";
import { useWorn } from "./worn.ts";

/** Who is there? Nobody gets the sign-in page, a person gets the console. */
export function Door(): ReactNode {
  const queries = useQueryClient();
  const [token] = useState(tokenFromAddress);
  const [ended, setEnded] = useState<Ended | null>(null);
  const session = useQuery(api.session.me.queryOptions({ staleTime: 60_000 }));
  useWorn(session.data?.settings ?? null);
  const end = useCallback(
    (why: string) => {
      setEnded(why === "disabled" || why === "password" ? why : "ended");
      // What a person may no longer see is not kept either.
      queries.clear();
    },
    [queries],
  );
  if (session.error && !session.data) return <Problem error={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return null;
  const { me, settings, ...rest } = session.data;
  if (window.location.pathname === BACK) return <ComeBack hubName={rest.hubName} />;
  if (token && window.location.pathname === "/join") return <Join token={token} hubName={rest.hubName} provider={rest.provider} />;
  if (ended || !me || !settings || token)
    return (
      <SignIn key={ended ?? me?.id ?? "nobody"} token={token} hubName={rest.hubName} provider={rest.provider} already={me !== null && !ended} notice={ended} />
    );
  return (
    <SessionProvider session={{ ...rest, me, settings }}>
      <LiveProvider ended={end}>
        <PresenceProvider>
          <Shell />
        </PresenceProvider>
      </LiveProvider>
    </SessionProvider>
  );
}

/** One-time links look like `/sign-in?token=…` or `…#token=…`. */
function tokenFromAddress(): string | null {
  const { search, hash } = window.location;
  return new URLSearchParams(search).get("token") ?? new URLSearchParams(hash.replace(/^#\/?/, "")).get("token");
}
