-- CreateTable
CREATE TABLE "action_proof" (
    "action_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "action_proof_pkey" PRIMARY KEY ("action_id")
);

-- AddForeignKey
ALTER TABLE "action_proof" ADD CONSTRAINT "action_proof_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "action"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
