-- Places where many parcels stand still at once.
CREATE TABLE "hub_incident" (
    "place" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "parcels" INTEGER NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "hub_incident_pkey" PRIMARY KEY ("place","found_at")
);
