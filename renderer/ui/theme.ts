/** antd speaks with our voice: the same colours, sizes and calm as tokens.css. */
import type { ThemeConfig } from "antd";

export const theme: ThemeConfig = {
  cssVar: { prefix: "ac" },
  hashed: false,
  token: {
    colorPrimary: "#0f6b62",
    colorLink: "#0f6b62",
    colorInfo: "#34609b",
    colorSuccess: "#3a7527",
    colorWarning: "#8f5a00",
    colorError: "#b93626",
    colorText: "#1b2627",
    colorTextSecondary: "#4c5a5c",
    colorTextTertiary: "#6c797b",
    colorTextPlaceholder: "#8b9799",
    colorBorder: "#cdd4cc",
    colorBorderSecondary: "#e2e6e0",
    colorBgLayout: "#f2f4f1",
    fontSize: 13,
    fontFamily: "var(--font)",
    borderRadius: 6,
    controlHeight: 30,
    controlHeightSM: 24,
    motionDurationMid: "0.12s",
    motionDurationSlow: "0.18s",
    boxShadowSecondary: "0 8px 28px rgb(23 38 42 / 16%)",
  },
  components: {
    Button: { fontWeight: 500, primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", paddingInline: 12 },
    Select: { optionSelectedBg: "#e2f0ed", optionSelectedColor: "#0a5049", optionSelectedFontWeight: 500 },
    Tooltip: { colorBgSpotlight: "#223236", fontSize: 12 },
    Segmented: { trackBg: "#e8ece7", itemSelectedColor: "#0a5049", trackPadding: 2 },
  },
};
