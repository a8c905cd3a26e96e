-- What an effect was decided by, so that it is compared with the world before it leaves.
ALTER TABLE "action" ADD COLUMN     "seen" JSONB;

-- Whether it pays what the case claims ('claim'), something besides ('beside'), or nothing.
ALTER TABLE "action" ADD COLUMN     "takes" TEXT;
UPDATE "action" SET "takes" = 'claim' WHERE "kind" = 'agree_refund';

-- What is held just now was decided by its decision's facts.
UPDATE "action" SET "seen" = jsonb_build_object('facts', d."facts") FROM "decision" d
WHERE d."id" = "action"."decision_id" AND "action"."state" IN ('held', 'ready');

-- CreateIndex
CREATE INDEX "action_order_id_idx" ON "action"("order_id");
