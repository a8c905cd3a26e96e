-- A person may have several roles; the one he had is the first of them.
ALTER TABLE "operator" ADD COLUMN "grant_limit_fen" INTEGER, ADD COLUMN "roles" TEXT[];
UPDATE "operator" SET "roles" = ARRAY["role"];
ALTER TABLE "operator" ALTER COLUMN "roles" SET NOT NULL;
ALTER TABLE "operator" DROP COLUMN "role";

-- Sessions that run go on: they are named by a part of their hash, which tells nothing of their secret.
ALTER TABLE "session" ADD COLUMN "address" TEXT NOT NULL DEFAULT '', ADD COLUMN "device" TEXT NOT NULL DEFAULT '', ADD COLUMN "id" TEXT, ADD COLUMN "seen_at" TIMESTAMPTZ(3);
UPDATE "session" SET "id" = left("token_hash", 24), "seen_at" = "created_at";
ALTER TABLE "session" ALTER COLUMN "id" SET NOT NULL, ALTER COLUMN "seen_at" SET NOT NULL;

-- CreateTable
CREATE TABLE "credential" (
    "operator_id" TEXT NOT NULL,
    "sign_in_name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "password_at" TIMESTAMPTZ(3) NOT NULL,
    "totp_secret" BYTEA,
    "totp_at" TIMESTAMPTZ(3),
    "totp_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("operator_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "hash" TEXT NOT NULL,
    "operator_id" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[] NOT NULL,
    "operator_id" TEXT,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "credential_sign_in_name_key" ON "credential"("sign_in_name");

-- CreateIndex
CREATE INDEX "recovery_code_operator_id_idx" ON "recovery_code"("operator_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "session_id_key" ON "session"("id");

-- CreateIndex
CREATE INDEX "session_operator_id_idx" ON "session"("operator_id");
