import { StyleProvider } from "@ant-design/cssinjs";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { BrowserRouter } from "react-router";
import { keepFewCases } from "../client/kept-cases.ts";
import { isTimedOut } from "../client/patience.ts";
import { isUnreachable, refusalCode } from "../client/refusal.ts";
import { api } from "../client/rpc.ts";
import { LocaleProvider, useLocale } from "../locales/provider.tsx";
import type { Spoken } from "../locales/text.ts";
import { AboveProvider } from "../ui/above.tsx";
import { useShownDress } from "../ui/appearance.ts";
import { keptStyles } from "../ui/kept-styles.ts";
import { NowProvider } from "../ui/now.tsx";
import { themeNow } from "../ui/theme.ts";
import { fetchAhead } from "./ahead.ts";
import { Door } from "./door.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";

/** Everything that surrounds the pages. */
export function Console({ queries, begins }: { queries: QueryClient; begins: Spoken }): ReactNode {
  return (
    <LocaleProvider begins={begins}>
      <QueryClientProvider client={queries}>
        <Dressed>
          <NowProvider>
            <ErrorBoundary>
              <BrowserRouter>
                <Door />
              </BrowserRouter>
            </ErrorBoundary>
          </NowProvider>
        </Dressed>
      </QueryClientProvider>
    </LocaleProvider>
  );
}

function Dressed({ children }: { children: ReactNode }): ReactNode {
  const { library } = useLocale();
  const dress = useShownDress();
  // Read anew for each dress, and only then: the component library writes its style sheets for every other object.
  const theme = useMemo(() => (dress ? themeNow() : {}), [dress]);
  const [styles] = useState(keptStyles);
  return (
    <StyleProvider cache={styles}>
      <ConfigProvider theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }} {...(library ? { locale: library } : {})}>
        <AboveProvider>{children}</AboveProvider>
      </ConfigProvider>
    </StyleProvider>
  );
}

/** Answers that are kept, and how often they are asked for; what this address needs is asked for at once. */
export function newQueries(): QueryClient {
  const queries = new QueryClient({
    // Whoever is signed out meanwhile is told by the door, wherever he noticed it.
    queryCache: new QueryCache({ onError: (error) => askAtDoor(queries, error) }),
    mutationCache: new MutationCache({ onError: (error) => askAtDoor(queries, error) }),
    defaultOptions: {
      // An expected refusal will not become right by asking again; a hub that is starting will.
      queries: {
        // The hub may be on this very machine: what the system says of the line to elsewhere is not asked, else a page would wait without a word.
        networkMode: "always",
        staleTime: 5_000,
        gcTime: 300_000,
        retry: (failures, error) => failures < (isTimedOut(error) ? 1 : 3) && isUnreachable(error),
        retryDelay: (n) => 400 * 2 ** n,
      },
      mutations: { retry: false },
    },
  });
  keepFewCases(queries);
  fetchAhead(queries, window.location.pathname);
  return queries;
}

function askAtDoor(queries: QueryClient, error: unknown): void {
  if (refusalCode(error) === "NOT_SIGNED_IN") void queries.invalidateQueries({ queryKey: api.session.me.key() });
}
