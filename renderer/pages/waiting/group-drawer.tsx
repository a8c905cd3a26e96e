import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { api, type Outputs } from "../../client/rpc.ts";
import { waitingTexts } from "../../locales/late/waiting.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { exact, moment } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Told, Written } from "../../ui/said.tsx";
import { Actions } from "./actions.tsx";
import { sentTone } from "./sent-tone.ts";
import { Age, Standing } from "./standing.tsx";
import css from "./waiting.module.css";

type Page = Outputs["waiting"]["group"];

/** A group with what waits in it, what was done about it, and whom it was told. */
export function GroupDrawer({ id, close }: { id: string; close: () => void }): ReactNode {
  const s = useLate(waitingTexts);
  const page = useQuery(api.waiting.group.queryOptions({ input: { id } }));
  const group = page.data?.group;
  return (
    <Drawer open size={620} onClose={close} title={group ? `${group.ruleName} · ${group.shopName}` : s("title")} extra={group && <Actions group={group} />}>
      <Answer of={page} lines={10}>
        {(data) => (
          <div className={css.page}>
            <Head of={data} />
            <Items of={data} />
            <Messages told={data.told} />
            <Steps steps={data.steps} />
          </div>
        )}
      </Answer>
    </Drawer>
  );
}

function Head({ of: { group } }: { of: Page }): ReactNode {
  const s = useLate(waitingTexts);
  return (
    <header className={css.head}>
      <b>{s(`unit.${group.kind}`, { n: group.count })}</b>
      <span>
        <Told {...group.cause} />
      </span>
      {group.state !== "solved" && <Age group={group} />}
      <Standing group={group} />
    </header>
  );
}

function Items({ of: { items, group } }: { of: Page }): ReactNode {
  const s = useLate(waitingTexts);
  const now = useNow();
  if (items.length === 0) return null;
  return (
    <section aria-label={s("items")}>
      <h3>{s("items")}</h3>
      <ul className={css.items}>
        {items.map((item) => (
          <li key={item.id}>
            <Link to={item.path}>{item.number}</Link>
            <span>
              <Written>{item.what}</Written>
            </span>
            <time title={exact(item.at)}>{moment(item.at, now)}</time>
          </li>
        ))}
      </ul>
      {group.count > items.length && <small>{s("itemsMore", { n: items.length })}</small>}
    </section>
  );
}

function Messages({ told }: { told: Page["told"] }): ReactNode {
  const s = useLate(waitingTexts);
  const now = useNow();
  return (
    <section aria-label={s("messages")}>
      <h3>{s("messages")}</h3>
      {told.length === 0 && <small>{s("messagesNone")}</small>}
      <ul className={css.items}>
        {told.map((one) => (
          <li key={`${one.notifierName} ${one.personName} ${one.at.getTime()}`}>
            <span>
              <Written>{one.notifierName}</Written> {one.personName ? bareName(one.personName) : s("inGroup")}
            </span>
            <span>
              <Tag tone={sentTone[one.state]}>{s(`sent.${one.state}`)}</Tag> {one.problem && <Told {...one.problem} />}
            </span>
            <time title={exact(one.at)}>{moment(one.at, now)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ steps }: { steps: Page["steps"] }): ReactNode {
  const s = useLate(waitingTexts);
  const now = useNow();
  return (
    <section aria-label={s("steps")}>
      <h3>{s("steps")}</h3>
      <ul className={css.items}>
        {steps.map((step) => (
          <li key={`${step.verb} ${step.at.getTime()}`}>
            <span>{step.who === "" ? s("byItself") : bareName(step.who)}</span>
            <span>
              <Told {...step} />
            </span>
            <time title={exact(step.at)}>{moment(step.at, now)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
