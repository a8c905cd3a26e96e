-- A warehouse system names an order by its channel's number alone, and not the shop it is of.
CREATE INDEX "order_channel_order_id_idx" ON "order"("channel_order_id");
