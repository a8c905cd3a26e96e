import type { ConnectorManifest } from "../port.ts";

export const manifest: ConnectorManifest = {
  id: "kuaidi100",
  name: { zh: "快递100", en: "Kuaidi100" },
  spelled: ["kuai di yi bai"],
  group: "parcels",
  mark: { glyph: "递", colour: "#34609b" },
  hasPlatform: false,
  abilities: ["traces", "push"],
  defaultBaseUrl: "https://poll.kuaidi100.com",
  settings: [
    { key: "customer", label: { zh: "授权码 customer", en: "Customer" }, secret: false, required: true },
    { key: "key", label: { zh: "授权 key", en: "Key" }, secret: true, required: true },
    { key: "salt", label: { zh: "推送签名盐", en: "Push salt" }, secret: true, required: true },
  ],
  pullWindowMs: 0,
  overlapMs: 0,
  callsPerSecond: 5,
};
