-- When somebody was given a case last: of equal loads who waited longest is next.
CREATE TABLE "giving_turn" (
    "operator_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "giving_turn_pkey" PRIMARY KEY ("operator_id")
);
