import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useMemo, useState } from "react";
import { BrowserRouter } from "react-router";
import { isTimedOut } from "../client/patience.ts";
import { isUnreachable, refusalCode } from "../client/refusal.ts";
import { api } from "../client/rpc.ts";
import { LocaleProvider, useLocale } from "../locales/provider.tsx";
import { useShownDress } from "../ui/appearance.ts";
import { NowProvider } from "../ui/now.tsx";
import { themeNow } from "../ui/theme.ts";
import { fetchAhead } from "./ahead.ts";
import { Door } from "./door.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";

/** Everything that surrounds the pages. */
export function Console(): ReactNode {
  const [queries] = useState(newQueries);
  return (
    <LocaleProvider>
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
  const { language } = useLocale();
  const dress = useShownDress();
  // Read anew for each dress, and only then: the component library writes its style sheets for every other object.
  const theme = useMemo(() => (dress ? themeNow() : {}), [dress]);
  return (
    <ConfigProvider theme={theme} locale={language === "zh" ? zhCN : enUS} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <App message={{ maxCount: 1, top: 54 }} style={{ height: "100%" }}>
        {children}
      </App>
    </ConfigProvider>
  );
}

function newQueries(): QueryClient {
  const queries = new QueryClient({
    // Whoever is signed out meanwhile is told by the door, wherever he noticed it.
    queryCache: new QueryCache({ onError: (error) => askAtDoor(queries, error) }),
    mutationCache: new MutationCache({ onError: (error) => askAtDoor(queries, error) }),
    defaultOptions: {
      // An expected refusal will not become right by asking again; a hub that is starting will.
      queries: {
        staleTime: 5_000,
        gcTime: 300_000,
        retry: (failures, error) => failures < (isTimedOut(error) ? 1 : 3) && isUnreachable(error),
        retryDelay: (n) => 400 * 2 ** n,
      },
      mutations: { retry: false },
    },
  });
  fetchAhead(queries, window.location.pathname);
  return queries;
}

function askAtDoor(queries: QueryClient, error: unknown): void {
  if (refusalCode(error) === "NOT_SIGNED_IN") void queries.invalidateQueries({ queryKey: api.session.me.key() });
}
