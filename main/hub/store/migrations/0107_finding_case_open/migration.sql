-- What is looked for each minute: findings that stand in cases and hold, and cases that were opened lately.
CREATE INDEX "finding_case_open_idx" ON "finding_case"("case_id", "order_id", "kind") WHERE "ended_at" IS NULL;
CREATE INDEX "finding_case_opened_idx" ON "finding_case"("at") WHERE "opened";
