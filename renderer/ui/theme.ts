/** antd speaks with our voice: the same colours, sizes and calm as tokens.css, in whatever dress is shown. */
import { theme as antd, type ThemeConfig } from "antd";
import { colour } from "./appearance.ts";

/** What the component library is told; read from the style sheet as it is shown now. */
export function themeNow(): ThemeConfig {
  const isDark = document.documentElement.dataset.theme === "dark";
  return {
    cssVar: { prefix: "ac" },
    hashed: false,
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: colour("accent"),
      colorLink: colour("accent"),
      colorInfo: colour("info"),
      colorSuccess: colour("good"),
      colorWarning: colour("warn"),
      colorError: colour("bad"),
      colorText: colour("ink"),
      colorTextSecondary: colour("ink-2"),
      colorTextTertiary: colour("ink-3"),
      colorTextQuaternary: colour("ink-4"),
      colorTextPlaceholder: colour("ink-4"),
      colorTextLightSolid: colour("on-accent"),
      colorBorder: colour("line-strong"),
      colorBorderSecondary: colour("line"),
      colorBgLayout: colour("paper"),
      colorBgContainer: colour("surface"),
      colorBgElevated: colour(isDark ? "surface-2" : "surface"),
      fontSize: 13,
      fontFamily: "var(--font)",
      borderRadius: 6,
      controlHeight: 30,
      controlHeightSM: 24,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.18s",
      boxShadowSecondary: colour("shadow-high"),
    },
    components: {
      Button: {
        fontWeight: 500,
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        paddingInline: 12,
        primaryColor: colour("on-accent"),
      },
      Select: { optionSelectedBg: colour("accent-soft"), optionSelectedColor: colour("accent-strong"), optionSelectedFontWeight: 500 },
      Tooltip: { colorBgSpotlight: colour("bubble"), colorTextLightSolid: colour("bubble-ink"), fontSize: 12 },
      Segmented: { trackBg: colour("surface-3"), itemSelectedColor: colour("accent-strong"), trackPadding: 2 },
    },
  };
}
