import { describe, expect, it } from "vitest";
import { claimStore } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

describe("a database", () => {
  it("is worked on by one hub at a time, and is free again when that one lets go", async () => {
    const store = await freshStore();
    const letGo = await claimStore(store);
    await expect(claimStore(store)).rejects.toThrow(/Another Aftercare/);
    await letGo();
    const again = await claimStore(store);
    await again();
    await store.close();
  });
});
