import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { FoundRule } from "../../../main/hub/contract/found-cases.ts";
import type { FindingKind } from "../../../main/hub/contract/words.ts";
import { api } from "../../client/rpc.ts";
import { foundTexts } from "../../locales/late/found.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { span } from "../../ui/format.ts";
import { useClasses } from "../../widgets/dispute-class.tsx";

const MINUTE = 60_000;

/** A rule in words, as it is typed. */
export function FoundSays({ kind, rule }: { kind: FindingKind; rule: FoundRule }): ReactNode {
  const t = useT();
  const s = useLate(foundTexts);
  const classes = useClasses();
  const shops = useQuery(api.terms.shops.queryOptions({ staleTime: 300_000 })).data?.shops ?? [];
  if (!rule.on) return s("saysOff");
  const [only] = rule.shops;
  const named = rule.shops.length === 1 ? shops.find(({ id }) => id === only)?.name : undefined;
  const meant = rule.shops.length === 0 ? s("everyShop") : (named ?? s("someShops", { n: rule.shops.length }));
  const priority = t(`priority.${rule.priority}`);
  const opens = s("says", {
    shops: meant,
    name: t(`finding.${kind}`),
    wait: rule.waitMinutes === 0 ? "" : s("saysWait", { span: span(rule.waitMinutes * MINUTE, t) }),
    cls: rule.disputeClass === null ? "" : s("saysClass", { cls: classes.title(rule.disputeClass) }),
    priority: s("saysPriority", { priority }),
    queue: t(`queueName.${rule.queue}`),
  });
  return s("saysBoth", { opens, more: rule.raises && rule.priority !== "normal" ? s("saysRaises", { priority }) : s("saysTells") });
}
