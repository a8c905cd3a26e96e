import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LocaleProvider } from "../../../renderer/locales/provider.tsx";
import { zh } from "../../../renderer/locales/zh/index.ts";
import { NowProvider } from "../../../renderer/ui/now.tsx";
import { urgency } from "../../../renderer/widgets/deadline.ts";
import { DeadlineLine } from "../../../renderer/widgets/deadline-badge.tsx";

const HOUR = 3_600_000;

describe("urgency", () => {
  const at = (ms: number): Date => new Date(1_000 * HOUR + ms);
  it("grows as the platform's deadline comes near", () => {
    const now = 1_000 * HOUR;
    expect(urgency(null, now)).toBe("none");
    expect(urgency(at(13 * HOUR), now)).toBe("calm");
    expect(urgency(at(12 * HOUR), now)).toBe("soon");
    expect(urgency(at(2 * HOUR), now)).toBe("now");
    expect(urgency(at(0), now)).toBe("over");
    expect(urgency(at(-1), now)).toBe("over");
  });
});

describe("the deadline of a case", () => {
  const render = (left: number, status: "open" | "done" = "open"): string =>
    renderToStaticMarkup(
      <LocaleProvider begins={{ language: "zh", texts: zh }}>
        <NowProvider>
          <DeadlineLine of={{ deadlineAt: new Date(Date.now() + left), defaultOutcome: "refund", stakeFen: 5_900, status }} />
        </NowProvider>
      </LocaleProvider>,
    );

  it("says how long is left and what the platform then does with how much money", () => {
    expect(render(23 * 60_000 + 30_000)).toContain("还剩 23 分，到期平台自动退款 ¥59.00");
  });

  it("says that it is over once it is", () => {
    expect(render(-HOUR)).toContain("已超过平台时限");
  });

  it("is silent for a case that is done", () => {
    expect(render(HOUR, "done")).toBe("");
  });
});
