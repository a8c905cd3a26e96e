-- Nothing asks by these; every version of an order, line and parcel was entered in them.
DROP INDEX "order_paid_at_idx";
DROP INDEX "order_line_sku_idx";
DROP INDEX "parcel_waybill_idx";
-- What is under way is looked for once a day, when lanes were learnt: an index of those alone.
DROP INDEX "order_state_claimed_shipped_at_idx";
CREATE INDEX "order_under_way_idx" ON "order"("id") WHERE "state" IN ('outbound', 'in_transit', 'out_for_delivery');
