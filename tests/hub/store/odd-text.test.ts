import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

const odd = fc.string({ unit: fc.constantFrom("\u0000", "\ud842", "\udfb7", "\\", '"', "u0000", "𠮷", "王", "a"), maxLength: 12 });
const kept = (text: string): string => text.replaceAll("\u0000", "\ufffd").toWellFormed();

test("whatever a text holds, a parameter arrives in the database: as text, in a list, in JSON, and through Prisma", async () => {
  await fc.assert(
    fc.asyncProperty(odd, fc.uuid(), async (text, id) => {
      const [row] = await store.rows<{ plain: string; list: string[]; json: unknown; inside: string }>(
        `SELECT $1::text AS plain, $2::text[] AS list, $3::jsonb AS json, line.told AS inside FROM jsonb_to_recordset($4::jsonb) AS line(told text)`,
        [text, ["a", text], { [text]: [text] }, [{ told: text }]],
      );
      expect(row).toEqual({ plain: kept(text), list: ["a", kept(text)], json: { [kept(text)]: [kept(text)] }, inside: kept(text) });
      await commit(store, "system", async (tx) => {
        await tx.prisma.setting.create({ data: { key: id, value: { [text]: text } } });
        tx.journal({ verb: "tried", subject: "setting", subjectId: text, data: { text } });
        tx.emit({ name: "example.changed", subjectId: text, data: { state: text, label: text } });
      });
      expect(await store.prisma.setting.findUnique({ where: { key: id } })).toEqual({ key: id, value: { [kept(text)]: kept(text) } });
    }),
    { numRuns: 60 },
  );
});

test("JSON text that is handed over as text is not written twice", async () => {
  expect(await store.rows("SELECT $1::jsonb AS json", ['{"a":"\\u0000"}'])).toEqual([{ json: { a: "\ufffd" } }]);
  expect(await store.rows("SELECT $1::jsonb AS json", [null])).toEqual([{ json: null }]);
});
