/** Which licences a package we ship or run may have. Each is named by its SPDX id. */

/** May be used, changed and handed on inside a closed product, with the notice kept. */
const free: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Unlicense",
  "Zlib",
]);

/** What binds more, allowed for one family of packages because of how we use it. */
const bound: readonly { licence: string; packages: RegExp; why: string }[] = [
  {
    licence: "LGPL-3.0-or-later",
    packages: /^@img\/sharp-/,
    why: "libvips as a library of its own beside the program, unchanged: whoever receives it may put another in its place",
  },
  {
    licence: "MPL-2.0",
    packages: /^lightningcss(-|$)/,
    why: "builds the console's style sheets, unchanged, and is in none of them: the installer leaves it out",
  },
  {
    licence: "Python-2.0",
    packages: /^argparse$/,
    why: "Python's own licence, free of charge and of strings but its notice; argparse reads js-yaml's command line",
  },
  { licence: "EPL-2.0", packages: /^elkjs$/, why: "part of Prisma's studio, which runs on nobody's machine: the installer leaves Prisma's tools out" },
];

/** Packages whose `package.json` says nothing, or not by an id, by what their licence file says. */
const read: Readonly<Record<string, string>> = { "json-bignum": "MIT", "@darabonba/typescript": "Apache-2.0" };

/** The licence of a package as SPDX writes it; `null` when nobody knows. */
export function licenceOf(name: string, told: string | undefined): string | null {
  const licence = read[name] ?? told;
  // Older packages write the two words small.
  return licence === undefined || /^SEE LICEN[CS]E/i.test(licence) ? null : licence.replace(/ (and|or) /g, (word) => word.toUpperCase());
}

/** Whether a package may be used under this licence: of two offered by OR one suffices, of those joined by AND all must be allowed. */
export function isAllowed(name: string, licence: string): boolean {
  const inner = licence.replace(/^\((.*)\)$/, "$1");
  if (inner.includes(" OR ")) return inner.split(" OR ").some((one) => isAllowed(name, one.trim()));
  if (inner.includes(" AND ")) return inner.split(" AND ").every((one) => isAllowed(name, one.trim()));
  return free.has(inner) || bound.some(({ licence: named, packages }) => named === inner && packages.test(name));
}
