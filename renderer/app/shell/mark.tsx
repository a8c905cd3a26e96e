import type { ReactNode } from "react";

export function Mark({ size }: { size: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role="img" aria-label="Aftercare">
      <rect width="32" height="32" rx="8" fill="#0f6b62" />
      <path d="M9 22.500 16 8l7 14.500" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="16" cy="21" r="2.200" fill="#8fe0cf" />
    </svg>
  );
}
