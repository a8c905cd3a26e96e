import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { waitingTexts } from "../../locales/late/waiting.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Empty, Page, Panel, Tag } from "../../ui/parts.tsx";
import { Told, Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import { Actions } from "./actions.tsx";
import type { Group } from "./group.ts";
import { GroupDrawer } from "./group-drawer.tsx";
import { Age, Standing } from "./standing.tsx";
import css from "./waiting.module.css";

/** What waits too long, by shop and cause; a group opens beside it, as does the link of a message. */
export default function WaitingPage(): ReactNode {
  const s = useLate(waitingTexts);
  const id = useSearchParams()[0].get("group");
  const navigate = useNavigate();
  const board = useQuery(api.waiting.board.queryOptions({ refetchInterval: 20_000 }));
  const look = useChange({ call: () => hub.waiting.look(), said: s("asked") });
  return (
    <Page
      title={s("title")}
      note={s("about")}
      tools={
        <>
          <Button icon={<Icon name="refresh" />} loading={look.isPending} onClick={() => look.mutate(undefined)}>
            {s("look")}
          </Button>
          <Link to="/waiting/setup/rules">
            <Button>{s("setup")}</Button>
          </Link>
        </>
      }
    >
      <Answer of={board} lines={12}>
        {(data) => <Board of={data} />}
      </Answer>
      {id && <GroupDrawer id={id} close={() => void navigate("/waiting", { replace: true })} />}
    </Page>
  );
}

function Board({ of }: { of: Outputs["waiting"]["board"] }): ReactNode {
  const s = useLate(waitingTexts);
  const now = useNow();
  const names = of.onDuty.map(({ name }) => bareName(name)).join("、");
  return (
    <>
      <p className={css.duty}>
        <Icon name="person" />
        <span>{of.onDuty.length > 0 ? s("onDuty", { names }) : s("onDutyNobody")}</span>
        <span>{of.lookedAt ? s("lookedAt", { at: moment(of.lookedAt, now) }) : s("lookedNever")}</span>
      </p>
      <Panel title={s("waiting")} note={s("waitingNote", { n: of.groups.length })} flush>
        {of.groups.length === 0 ? (
          <Empty title={s(of.rules === 0 ? "noRules" : "empty")}>
            <p>{s("emptyHint", { n: of.rules })}</p>
          </Empty>
        ) : (
          <Groups rows={of.groups} />
        )}
      </Panel>
      {of.solved.length > 0 && (
        <Panel title={s("solved")} flush>
          <Groups rows={of.solved} />
        </Panel>
      )}
    </>
  );
}

function Groups({ rows }: { rows: readonly Group[] }): ReactNode {
  const s = useLate(waitingTexts);
  const isOver = rows.every(({ state }) => state === "solved");
  return (
    <table className={`${tables.heads} ${css.groups}`}>
      <thead>
        <tr>
          <th>{s("what")}</th>
          <th>{s("shop")}</th>
          <th>{s("count")}</th>
          <th>{s("oldest")}</th>
          <th>{s("state")}</th>
          {!isOver && <th>{s("act")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((group) => (
          <tr key={group.id} data-state={group.state}>
            <td>
              <Link to={`/waiting?group=${group.id}`}>{s(`kind.${group.kind}`)}</Link>{" "}
              {group.level === "urgent" && group.state !== "solved" && <Tag tone="warn">{s("level.urgent")}</Tag>}
              <small>
                <Told {...group.cause} />
              </small>
            </td>
            <td>
              <Written>{group.shopName}</Written>
            </td>
            <td className={css.number}>{s(`unit.${group.kind}`, { n: group.count })}</td>
            <td>{group.state === "solved" ? "—" : <Age group={group} />}</td>
            <td>
              <Standing group={group} />
            </td>
            {!isOver && (
              <td>
                <Actions group={group} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
