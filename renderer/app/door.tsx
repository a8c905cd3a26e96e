import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LiveProvider } from "../client/live-provider.tsx";
import { api } from "../client/rpc.ts";
import { SessionProvider } from "../client/session.tsx";
import { Problem } from "../ui/parts.tsx";
import { Shell } from "./shell/shell.tsx";
import { SignIn } from "./sign-in.tsx";

/** Who is there? Nobody gets the sign-in page, a person gets the console. */
export function Door(): ReactNode {
  const [token] = useState(tokenFromAddress);
  const session = useQuery(api.session.me.queryOptions({ staleTime: 60_000 }));
  if (session.error && !session.data) return <Problem error={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return null;
  const { me, ...rest } = session.data;
  if (!me || token) return <SignIn key={me?.id ?? "nobody"} token={token} hubName={rest.hubName} already={me !== null} />;
  return (
    <SessionProvider session={{ ...rest, me }}>
      <LiveProvider>
        <Shell />
      </LiveProvider>
    </SessionProvider>
  );
}

/** One-time links look like `/sign-in?token=…` or `…#token=…`. */
function tokenFromAddress(): string | null {
  const { search, hash } = window.location;
  return new URLSearchParams(search).get("token") ?? new URLSearchParams(hash.replace(/^#\/?/, "")).get("token");
}
