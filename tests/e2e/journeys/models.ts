/** A leader compares two models on cases kept apart, while one of them dies in the middle. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isHeld } from "../../../main/hub/knowledge/training/held.ts";
import { dies, draft, type ModelServer, modelServer, streams } from "../../support/model-server.ts";
import { callPast, type HouseDoor, oneOf } from "../support/house.ts";
import { pictures } from "../support/pictures.ts";

const CASES = 4;
const limits = { connectMs: 3_000, firstMs: 3_000, silenceMs: 2_000, totalMs: 10_000 };

export function modelsJourney(door: HouseDoor): void {
  describe("a leader who compares models", () => {
    let page: Page;
    const servers: ModelServer[] = [];
    beforeAll(async () => {
      page = await door.at().desk.open("demo-supervisor");
      await keepApart(door);
      for (const [name, ...behaviours] of [
        ["深度求索", streams(draft(["handover", "您的问题我们请负责的同事来处理。"]))],
        [
          "本机小模型",
          streams(draft(["meet", "抱歉让您久等了。"], ["handover", "请同事核对后回复您。"])),
          dies,
          streams(draft(["refund_route", "已退款8888元。"])),
        ],
      ] as const) {
        const server = await modelServer(...behaviours);
        servers.push(server);
        const body = { name, kind: "openai", baseUrl: server.url, model: "chat", tasks: [], enabled: true, priceInFen: 200, priceOutFen: 800, limits };
        expect(await callPast(page, "models/save", { id: null, revision: 0, body, key: "k" })).toMatchObject({ status: 200 });
      }
    });
    afterAll(() => {
      for (const server of servers) server.close();
    });

    it.runIf(process.env.E2E_PICTURES)("is shown a case with what is wanted, and its hand-over, for looking at", async () => {
      const { world, desk } = door.at();
      const sql = `SELECT id FROM case_file WHERE status = 'open' AND jsonb_array_length(wants) > 1 ORDER BY id LIMIT 1`;
      const { id } = await oneOf<{ id: string }>(world, "case with two wants", sql);
      await page.goto(`${world.url}/cases/${id}`);
      await page.getByRole("button", { name: "交接", exact: true }).waitFor();
      await pictures(page, { desk, name: "case" });
      await page.getByRole("button", { name: "交接", exact: true }).click();
      await page.getByRole("dialog").waitFor();
      await pictures(page, { desk, name: "handover" });
    });

    it("sees what it will cost, starts it, and judges without knowing whose words are whose", async () => {
      const { world, desk } = door.at();
      await page.goto(`${world.url}/models`);
      await pictures(page, { desk, name: "models" });
      await page.getByRole("tab", { name: "比较" }).click();
      await page.getByText(/条，预计约 ¥/).waitFor();
      await page.getByLabel("工单数").fill(String(CASES));
      await page.getByText(`${CASES} 条，预计约 ¥`).waitFor();
      await page.getByRole("button", { name: "开始比较" }).click();
      await page.getByText(/已问 \d+ \/ 4 条/).waitFor();
      await desk.picture(page, "compare-progress");
      await world.settle();
      await page.getByText("已完成").waitFor();
      const lines = page.locator("main ol > li");
      await expect.poll(() => lines.count()).toBe(CASES);
      const open = lines.filter({ has: page.getByRole("button", { name: "甲更好" }) });
      const before = await open.count();
      expect(before).toBeGreaterThan(0);
      expect(await open.first().innerText()).not.toMatch(/深度求索|本机小模型/);
      const first = open.first();
      const asked = (await first.locator("a").getAttribute("href")) ?? "";
      await first.getByRole("button", { name: "差不多" }).click();
      const judged = lines.filter({ has: page.locator(`a[href="${asked}"]`) });
      await judged.getByText("评：差不多").waitFor();
      expect(await judged.innerText()).toMatch(/深度求索[\s\S]*本机小模型|本机小模型[\s\S]*深度求索/);
      await pictures(page, { desk, name: "compare" });
      const calls = await world.rows<{ problem: string | null }>("SELECT problem FROM model_call WHERE task = 'comparison'");
      expect(calls.map(({ problem }) => problem)).toContain("cut");
      expect(await world.rows("SELECT id FROM suggestion WHERE text LIKE '%8888%'")).toEqual([]);
    });
  });
}

/** What an agent answered this day, noted for cases that are kept apart as well: a day of the demonstration has too few of them. */
async function keepApart(door: HouseDoor): Promise<void> {
  const { world } = door.at();
  const ids = (await world.rows<{ id: string }>("SELECT id FROM case_file ORDER BY id")).map(({ id }) => id).filter(isHeld);
  await world.rows(
    `INSERT INTO case_answer (id, case_id, at, text, how, record)
     SELECT 'kept' || c.id, c.id, a.at, a.text, 'own', a.record || jsonb_build_object('caseId', c.id, 'buyerWords', c.buyer_words, 'conversation', '[]'::jsonb)
     FROM case_file c CROSS JOIN (SELECT * FROM case_answer ORDER BY at LIMIT 1) a WHERE c.id = ANY($1) AND c.buyer_words <> '' LIMIT 12 RETURNING id`,
    [ids],
  );
  await world.rows("UPDATE case_file SET class_by = 'operator:demo-trainer' WHERE id IN (SELECT case_id FROM case_answer) RETURNING id", []);
}
