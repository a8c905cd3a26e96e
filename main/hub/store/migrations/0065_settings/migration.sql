-- How a person wants the console; what it was before the last change can be had again.
CREATE TABLE "person_settings" (
    "operator_id" TEXT NOT NULL,
    "chosen" JSONB NOT NULL,
    "before" JSONB,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_settings_pkey" PRIMARY KEY ("operator_id")
);

-- What a person has seen of what reaches him without a call of its own.
CREATE TABLE "person_mark" (
    "operator_id" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_mark_pkey" PRIMARY KEY ("operator_id","mark")
);
