/** Our own line icons on a 20-unit grid; `currentColor`, so that they follow the text. */
import type { ReactNode } from "react";

const shapes = {
  queue: "M3 5h14M3 10h14M3 15h9",
  order: "M3.5 6.5 10 3l6.5 3.5v7L10 17l-6.5-3.5zM3.5 6.5 10 10l6.5-3.5M10 10v7",
  review: "M4 4h12v12H4zM7 10l2.2 2.2L13.2 8",
  examples:
    "M4 4.5h5a1.5 1.5 0 0 1 1.5 1.5v10A1.5 1.5 0 0 0 9 14.500H4zM16.500 4.500h-4.500A1.500 1.500 0 0 0 10.500 6v10a1.500 1.500 0 0 1 1.500-1.500h4.500z",
  risk: "M10 2.800 16.500 5v5c0 3.700-2.700 6.300-6.500 7.400C6.200 16.300 3.500 13.700 3.500 10V5zM10 7v3.500M10 13.200v.1",
  policy: "M3 4h14v12H3zM3 8h14M8 8v8",
  terms: "M5 3h7l3 3v11H5zM12 3v3h3M7.500 10h5M7.500 13h5",
  shops:
    "M3.500 8 5 3.500h10L16.500 8M4.500 8v8.500h11V8M3.500 8a2.170 2.170 0 0 0 4.330 0 2.170 2.170 0 0 0 4.340 0 2.170 2.170 0 0 0 4.330 0M8 16.500v-4h4v4",
  floor: "M3.500 4h13v9h-13zM7 16.500h6M10 13v3.500M6.500 9.500l2-2 2 1.500 3-3",
  charts: "M3 16.500h14M5.500 13.500v-4M10 13.500V4.500M14.500 13.500V7.500",
  status: "M2.500 10.500h3.500l2-6 3.500 11 2.200-5h3.800",
  search: "M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM13 13l4 4",
  back: "M12.500 4.500 7 10l5.500 5.500",
  next: "M7.500 4.500 13 10l-5.500 5.500",
  undo: "M4 8h8a4 4 0 0 1 0 8H8M4 8l3.500-3.500M4 8l3.500 3.500",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.300l2.800 1.700",
  check: "M4 10.500l4 4 8-9",
  cross: "M5 5l10 10M15 5 5 15",
  warn: "M10 3.200 17.500 16.500h-15zM10 8.500v3.500M10 14.200v.1",
  copy: "M7 7h9.500v9.500H7zM13 7V3.500H3.500V13H7",
  edit: "M4 16l.8-3.200L13 4.600l2.400 2.400-8.200 8.200z",
  send: "M17 3 9 11M17 3l-5 14-3-6-6-3z",
  chat: "M3.500 4.500h13v9h-7L6 16.500v-3H3.500z",
  truck:
    "M2.500 5h9v8.500h-9zM11.500 8h3.500l2.500 2.800v2.700h-6zM6 15.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3zM14 15.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3z",
  warehouse: "M3 17V7.500L10 3.500l7 4V17M6 17v-6.500h8V17M6 13.500h8",
  books: "M4.500 3.500h11v13h-11zM7.500 7h5M7.500 10h5M7.500 13h3",
  person: "M10 10a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400zM4 17c.5-3.500 2.900-5 6-5s5.500 1.500 6 5",
  lock: "M5 9h10v8H5zM7.500 9V6.500a2.500 2.500 0 0 1 5 0V9M10 12v2",
  bolt: "M11 2.500 4.500 11.500H10L9 17.500l6.500-9H10z",
  bell: "M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13zM8.500 17.500h3",
  globe: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM3 10h14M10 3c2.500 2.200 2.500 11.800 0 14M10 3c-2.500 2.200-2.500 11.800 0 14",
  at: "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM13 7v4a2 2 0 0 0 4 0v-1a7 7 0 1 0-2.700 5.500",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  refresh: "M16 8a6.300 6.300 0 0 0-11.500-1.500M4 12a6.300 6.300 0 0 0 11.500 1.500M4.300 3.500v3.200h3.200M15.700 16.500v-3.200h-3.200",
  down: "M5 7.500l5 5 5-5",
  up: "M5 12.500l5-5 5 5",
  keyboard: "M2.500 5.500h15v9h-15zM5.500 8.500h.1M8.500 8.500h.1M11.500 8.500h.1M14.500 8.500h.1M6.500 11.700h7",
  leave: "M8 4H4v12h4M9 10h8M14 7l3 3-3 3",
  take: "M10 3v9M6.5 8.500 10 12l3.500-3.500M3.500 13v3.500h13V13",
  store: "M4 16h12M5 16V9h10v7M3.500 9 5 4h10l1.500 5z",
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: "none", verticalAlign: "-0.2em" }}
    >
      <path d={shapes[name]} />
    </svg>
  );
}
