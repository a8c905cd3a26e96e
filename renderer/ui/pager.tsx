import { Pagination } from "antd";
import type { ReactNode } from "react";

/** The pages of a list. `page` counts from 0, as the contract does; people see it from 1. */
export function Pager({ page, size, total, onPage }: { page: number; size: number; total: number; onPage(page: number): void }): ReactNode {
  return <Pagination size="small" current={page + 1} pageSize={size} total={total} showSizeChanger={false} onChange={(next) => onPage(next - 1)} />;
}
