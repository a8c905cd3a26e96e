import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { RuleBody } from "../../../main/hub/contract/waiting.ts";
import { api } from "../../client/rpc.ts";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { span } from "../../ui/format.ts";

const MINUTE = 60_000;

/** A rule in words, as it is typed. */
export function Says({ body }: { body: RuleBody }): ReactNode {
  const s = useLate(waitingSetupTexts);
  const t = useT();
  const notifiers = useQuery(api.alerts.notifiers.queryOptions()).data?.rows ?? [];
  const shops = useQuery(api.terms.shops.queryOptions({ staleTime: 300_000 })).data?.shops ?? [];
  const names = notifiers.filter(({ id }) => body.notifiers.includes(id)).map(({ name }) => name);
  const [only] = body.shops;
  const meant =
    body.shops.length === 0
      ? s("everyShop")
      : body.shops.length === 1
        ? (shops.find(({ id }) => id === only)?.name ?? s("someShops", { n: 1 }))
        : s("someShops", { n: body.shops.length });
  const tell = names.length === 0 ? s("tellNobody") : s("tellBy", { names: names.join("、") });
  const next = body.actMinutes === null || names.length === 0 ? "" : s("saysNext", { span: span(body.actMinutes * MINUTE, t) });
  return `${s(`says.${body.kind}`, { shops: meant, span: span(body.minutes * MINUTE, t), tell })} ${next}`;
}
