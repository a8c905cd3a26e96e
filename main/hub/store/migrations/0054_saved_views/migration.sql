-- A list as somebody likes it: its filters, columns and order under a name, his own or shared.
CREATE TABLE "saved_view" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_view_list_owner_id_idx" ON "saved_view"("list", "owner_id");

-- The list of orders goes on behind the last one seen; orders are paid about in the order they came, so that ranges of pages tell their days.
CREATE INDEX "order_created_at_id_idx" ON "order"("created_at", "id");
CREATE INDEX "order_paid_at_idx" ON "order" USING BRIN ("paid_at");
