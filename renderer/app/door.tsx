import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useCallback, useState } from "react";
import { useWhenCalm } from "../client/calm.ts";
import { LiveProvider } from "../client/live-provider.tsx";
import { PresenceProvider } from "../client/presence.tsx";
import { api } from "../client/rpc.ts";
import { SessionProvider } from "../client/session.tsx";
import { Problem } from "../ui/parts.tsx";
import { BACK } from "./back.ts";
import type { Ended } from "./ended.ts";
import { Shell } from "./shell/shell.tsx";
import { useWorn } from "./worn.ts";

// Whoever comes in wants none of it until the session is over; it is fetched before that, for then the hub may be another one.
const loadSignIn = (): Promise<typeof import("./sign-in.tsx")> => import("./sign-in.tsx");
const SignIn = lazy(loadSignIn);
const Join = lazy(() => import("./join.tsx"));
const ComeBack = lazy(() => import("./come-back.tsx"));

/** Who is there? Nobody gets the sign-in page, a person gets the console. */
export function Door(): ReactNode {
  useWhenCalm(() => void loadSignIn().catch(() => undefined));
  return (
    <Suspense>
      <Within />
    </Suspense>
  );
}

function Within(): ReactNode {
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
