/** What may be read on what, in every dress of the console: WCAG 2.2 contrast 1.4.3 (4.5 : 1), and 1.4.6 (7 : 1) where more is asked for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const renderer = join(import.meta.dirname, "../../../renderer");
const css = readFileSync(join(renderer, "ui/tokens.css"), "utf8");

type Roles = Readonly<Record<string, string>>;

function rolesOf(selector: string): Roles {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no ${selector}`);
  const body = css.slice(start, css.indexOf("\n}", start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, role = "", hex = ""]) => [role, hex]));
}

const light = rolesOf(":root");
const dark = { ...light, ...rolesOf(':root[data-theme="dark"]') };
const more = rolesOf(':root[data-contrast="more"]');
const dresses: readonly (readonly [name: string, roles: Roles, least: number])[] = [
  ["light", light, 4.5],
  ["dark", dark, 4.5],
  ["light with more contrast", { ...light, ...more }, 7],
  ["dark with more contrast", { ...dark, ...more, ...rolesOf(':root[data-theme="dark"][data-contrast="more"]') }, 7],
];

const grounds = ["paper", "surface", "surface-2", "surface-3", "hover", "chosen", "machine-ground", "buyer-ground", "warn-soft", "claim"];
const pairs: readonly (readonly [ink: string, ground: string])[] = [
  ...["ink", "ink-2", "ink-3", "ink-4"].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...["bad", "warn", "good", "info", "machine"].flatMap((ink) => ["paper", "surface", "surface-2", `${ink}-soft`].map((ground) => [ink, ground] as const)),
  ...["paper", "surface", "surface-2", "hover"].map((ground) => ["accent", ground] as const),
  ["accent-strong", "accent-soft"],
  ["accent-strong", "chosen"],
  ["on-accent", "accent"],
];

/** Relative luminance of sRGB, 0 to 1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return (high + 0.05) / (low + 0.05);
}

describe("colours", () => {
  it.each(dresses)("%s: every word can be read on every ground it stands on", (_name, roles, least) => {
    const unreadable = pairs.flatMap(([ink, ground]) => {
      const found = contrast(roles[ink] ?? "", roles[ground] ?? "");
      return found >= least ? [] : [`${ink} on ${ground}: ${found.toFixed(2)}`];
    });
    expect(unreadable).toEqual([]);
  });

  it("the rail and what floats can be read in both themes", () => {
    for (const roles of [light, dark])
      for (const [ink, ground] of [
        ["rail-ink", "rail"],
        ["rail-strong", "rail-line"],
        ["bubble-ink", "bubble"],
      ])
        expect(contrast(roles[ink ?? ""] ?? "", roles[ground ?? ""] ?? "")).toBeGreaterThanOrEqual(4.5);
  });

  it("stand in tokens.css and nowhere else, but for the mark of the house", () => {
    const elsewhere = readdirSync(renderer, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(css|tsx?)$/.test(path) && path !== join("ui", "tokens.css") && path !== join("app", "shell", "mark.tsx"))
      .filter((path) => /#[0-9a-fA-F]{3,8}\b(?=["';,\s)])|\brgba?\(/.test(readFileSync(join(renderer, path), "utf8")));
    expect(elsewhere).toEqual([]);
  });

  it("a role that is used is there, in both themes where it differs", () => {
    const used = new Set(
      readdirSync(renderer, { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".css"))
        .flatMap((path) => [...readFileSync(join(renderer, path), "utf8").matchAll(/var\(--([\w-]+)\)/g)].map(([, role = ""]) => role)),
    );
    expect([...used].filter((role) => !css.includes(`--${role}:`) && !role.startsWith("ac-"))).toEqual([]);
  });
});
