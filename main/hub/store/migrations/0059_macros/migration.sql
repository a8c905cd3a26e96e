-- What people keep to say: text with places that the record fills, when it is offered, and what follows once it was said.
CREATE TABLE "macro" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "macro_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "macro_owner_id_idx" ON "macro"("owner_id");

-- How a macro stood before each edit.
CREATE TABLE "macro_version" (
    "macro_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "macro_version_pkey" PRIMARY KEY ("macro_id","revision")
);

-- A macro on its way to a buyer: what follows is kept with the action that says it, and done once when it was said.
CREATE TABLE "macro_use" (
    "action_id" TEXT NOT NULL,
    "macro_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "follows" JSONB NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "macro_use_pkey" PRIMARY KEY ("action_id")
);
