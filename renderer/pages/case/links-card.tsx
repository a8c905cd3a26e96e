import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { CasePart, LinkedCase } from "../../../main/hub/contract/case-links.ts";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { linksTexts } from "../../locales/late/links.ts";
import { useLate } from "../../locales/late.ts";
import { exact } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { useWholeKindOf } from "../../widgets/case-title.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import css from "./links-card.module.css";
import { LinkDialog, SplitDialog } from "./links-dialogs.tsx";

/** What the case is tied to: the case it was split off from, its parts, and cases that somebody linked. */
export function LinksCard({ page }: { page: CasePage }): ReactNode {
  const s = useLate(linksTexts);
  const may = useMay("case.work");
  const [asked, setAsked] = useState<"link" | "split" | null>(null);
  const { case: of, links, parts, partOf, order } = page;
  const maySplit = of.status !== "done" && partOf === null && of.foundKind === null && of.mergedInto === null && order !== null;
  const close = (): void => setAsked(null);
  const tools = may && (
    <>
      <Button size="small" onClick={() => setAsked("link")}>
        {s("link")}
      </Button>{" "}
      {maySplit && (
        <Button size="small" onClick={() => setAsked("split")}>
          {s("split")}
        </Button>
      )}
    </>
  );
  return (
    <Panel title={s("title")} tools={tools}>
      {links.length === 0 && parts.length === 0 && <small className={css.none}>{s("none")}</small>}
      {(links.length > 0 || parts.length > 0) && (
        <ul className={css.ties}>
          {parts.map((part) => (
            <Part key={part.id} of={part} may={may} />
          ))}
          {links.map((one) => (
            <Linked key={one.id} caseId={of.id} of={one} may={may} />
          ))}
        </ul>
      )}
      {asked === "link" && <LinkDialog caseId={of.id} close={close} />}
      {asked === "split" && order && <SplitDialog of={of} order={order} close={close} />}
    </Panel>
  );
}

/** Before anything is done at a part: where the buyer and the money are answered. */
export function WholeBanner({ page }: { page: CasePage }): ReactNode {
  const s = useLate(linksTexts);
  const may = useMay("case.work");
  const { partOf, case: of } = page;
  if (partOf === null) return null;
  return (
    <section className={css.whole} aria-label={s("whole")}>
      <p>
        <span>{s("whole")}</span> <Link to={`/cases/${partOf.id}`}>{partOf.number}</Link>
        {partOf.deadlineAt && <small>{s("clock", { at: exact(partOf.deadlineAt) })}</small>}
      </p>
      <p>{s("wholeHint")}</p>
      {may && of.status !== "done" && <Rejoin caseId={of.id} />}
    </section>
  );
}

function Standing({ status, assigneeName }: Pick<LinkedCase, "status" | "assigneeName">): ReactNode {
  const s = useLate(linksTexts);
  return (
    <>
      <Tag tone={status === "done" ? "good" : "plain"}>{s(status === "done" ? "done" : "open")}</Tag>
      <small>{assigneeName === null ? s("nobody") : <Written>{bareName(assigneeName)}</Written>}</small>
    </>
  );
}

function Part({ of, may }: { of: CasePart; may: boolean }): ReactNode {
  const s = useLate(linksTexts);
  const classes = useClasses();
  return (
    <li>
      <p>
        <small>{s("part")}</small> <Link to={`/cases/${of.id}`}>{of.number}</Link> <Standing {...of} />
        {of.disputeClass && (
          <Tag>
            <Written>{classes.title(of.disputeClass)}</Written>
          </Tag>
        )}
      </p>
      {may && of.rejoins && <Rejoin caseId={of.id} />}
    </li>
  );
}

function Rejoin({ caseId }: { caseId: string }): ReactNode {
  const s = useLate(linksTexts);
  const rejoin = useChange({ call: () => hub.caseLinks.rejoin({ caseId }), said: s("rejoined") });
  return (
    <Button size="small" loading={rejoin.isPending} onClick={() => rejoin.mutate(undefined)}>
      {s("rejoin")}
    </Button>
  );
}

function Linked({ caseId, of, may }: { caseId: string; of: LinkedCase; may: boolean }): ReactNode {
  const kindOf = useWholeKindOf();
  const s = useLate(linksTexts);
  const unlink = useChange({ call: () => hub.caseLinks.unlink({ caseId, otherId: of.id }), said: s("unlinked") });
  return (
    <li>
      <p>
        <Link to={`/cases/${of.id}`}>{of.number}</Link> <span>{kindOf(of)}</span> <Standing {...of} />
      </p>
      <p title={exact(of.at)}>
        <Written>{of.why}</Written> <small>{s("by", { name: bareName(of.byName) })}</small>
      </p>
      {may && (
        <Button size="small" loading={unlink.isPending} onClick={() => unlink.mutate(undefined)}>
          {s("unlink")}
        </Button>
      )}
    </li>
  );
}
