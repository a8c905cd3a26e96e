import { ORPCError } from "@orpc/client";
import { expect, it } from "vitest";
import { PART_BYTES } from "../../../../main/hub/contract/limits.ts";
import { sendFile } from "../../../../renderer/widgets/evidence/sending.ts";

const file = new File([new Uint8Array(PART_BYTES * 2 + 7).fill(65)], "a.txt", { lastModified: 5 });

/** A hub whose line breaks where a test says, and that keeps what it got. */
function hubThat(breaks: (place: number, tries: number) => boolean, have: number[] = []) {
  const got: number[] = [];
  let tries = 0;
  let finished = 0;
  const hub = {
    begin: async () => ({ key: "up-1", parts: 3, have }),
    put: async ({ place }: { place: number }) => {
      tries += 1;
      if (breaks(place, tries)) throw new TypeError("Failed to fetch");
      got.push(place);
      return { ok: true as const };
    },
    finish: async () => {
      finished += 1;
      return { key: "f-1" };
    },
  };
  return { hub: hub as unknown as Parameters<typeof sendFile>[0]["hub"], got, finished: () => finished };
}
const told: string[] = [];
const sending = (hub: Parameters<typeof sendFile>[0]["hub"], signal = new AbortController().signal) =>
  sendFile({ hub, caseId: "c", file, signal, pause: async () => undefined, tell: (share, state) => told.push(`${Math.round(share * 100)} ${state}`) });

it("sends what is missing, waits for a line that broke, and tells how far it is", async () => {
  told.splice(0);
  const there = hubThat((place, tries) => place === 1 && tries < 4);
  await sending(there.hub);
  expect(there.got).toEqual([0, 1, 2]);
  expect(there.finished()).toBe(1);
  expect(told).toEqual(["0 sending", "33 sending", "33 waiting", "33 waiting", "67 sending", "100 sending"]);
});

it("sends nothing twice that is there", async () => {
  const there = hubThat(() => false, [0, 2]);
  await sending(there.hub);
  expect(there.got).toEqual([1]);
});

it("stops at a refusal, when nobody wants it any more, and when the line stays away", async () => {
  const refusing = hubThat(() => false);
  refusing.hub.put = (async () => {
    throw new ORPCError("NOT_FOUND", { status: 404, message: "没有这个工单。" });
  }) as unknown as typeof refusing.hub.put;
  await expect(sending(refusing.hub)).rejects.toThrow("没有这个工单");
  const stopped = new AbortController();
  stopped.abort();
  const unwanted = hubThat(() => false);
  await expect(sending(unwanted.hub, stopped.signal)).rejects.toThrow();
  expect(unwanted.got).toEqual([]);
  await expect(sending(hubThat(() => true).hub)).rejects.toThrow("Failed to fetch");
});
