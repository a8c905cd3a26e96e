import { useQuery } from "@tanstack/react-query";
import { Button, Steps } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { FirstStep } from "../../../main/hub/contract/assistant.ts";
import { firstSteps } from "../../../main/hub/contract/lists.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Page, Panel } from "../../ui/parts.tsx";
import { StepBody } from "./step-body.tsx";
import css from "./welcome.module.css";

/** From an empty house to a shop that works: five steps, each of which may be left and found again. */
export default function WelcomePage(): ReactNode {
  const t = useT();
  const assistant = useQuery(api.assistant.get.queryOptions());
  const [chosen, setChosen] = useState<FirstStep | null>(null);
  const settle = useChange({
    call: (input: { step: FirstStep; as: "open" | "done" | "skipped" }) => hub.assistant.settle(input),
    after: (_done, { as, step }) => setChosen(as === "open" ? step : null),
  });
  return (
    <Page title={t("welcome.title")} note={t("welcome.about")}>
      <Answer of={assistant} lines={8}>
        {({ name, steps }) => {
          const step = chosen ?? steps.find(({ state }) => state === "open")?.step ?? null;
          const state = steps.find((one) => one.step === step)?.state;
          return (
            <div className={css.parts}>
              <Steps
                orientation="vertical"
                current={step === null ? firstSteps.length : firstSteps.indexOf(step)}
                onChange={(place) => setChosen(firstSteps[place] ?? null)}
                items={steps.map((one) => ({
                  title: t(`welcomeStep.${one.step}`),
                  content: t(`welcomeState.${one.state}`),
                  status: one.step === step ? "process" : one.state === "done" ? "finish" : "wait",
                }))}
              />
              {step === null ? (
                <Panel title={t("welcome.ready")}>
                  <div className={css.step}>
                    <p>{t("welcome.readyHint")}</p>
                    <Link to="/queue">
                      <Button type="primary">{t("welcome.toQueue")}</Button>
                    </Link>
                  </div>
                </Panel>
              ) : (
                <Panel title={t(`welcomeStep.${step}`)}>
                  <div className={css.step}>
                    <p>{t(`welcomeHint.${step}`)}</p>
                    <StepBody
                      key={step}
                      step={step}
                      name={name}
                      done={state === "done"}
                      next={() => setChosen(null)}
                      stay={() => setChosen(step)}
                      keep={() => settle.mutate({ step, as: "done" })}
                    />
                    {state === "open" && (
                      <Button type="link" className={css.skip} onClick={() => settle.mutate({ step, as: "skipped" })}>
                        {t("welcome.skip")}
                      </Button>
                    )}
                  </div>
                </Panel>
              )}
            </div>
          );
        }}
      </Answer>
    </Page>
  );
}
