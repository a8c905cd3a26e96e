-- What a person said of himself: here, busy (keeps what he has, is given nothing new) or away; and since when he was noticed to be gone.
CREATE TABLE "person_standing" (
    "operator_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'here',
    "until" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3) NOT NULL,
    "gone_since" TIMESTAMPTZ(3),

    CONSTRAINT "person_standing_pkey" PRIMARY KEY ("operator_id")
);
