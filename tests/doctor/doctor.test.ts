/** The doctor sees what is broken, says what to do in both languages, and tells no secret. */
import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openVault } from "../../main/hub/access/index.ts";
import { settleInstallation } from "../../main/hub/frame/installation.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { layOut } from "../../main/hub/store/server-files.ts";
import { settleKeyPlace } from "../../main/keys/index.ts";
import { installationKey } from "../../main/server/installation.ts";
import { readOptions } from "../../main/server/options.ts";
import { examine } from "../../scripts/doctor/examine.ts";
import type { Finding } from "../../scripts/doctor/finding.ts";
import { examineFolder } from "../../scripts/doctor/folder.ts";
import { examineOutside } from "../../scripts/doctor/outside.ts";
import { examineModelFiles } from "../../scripts/doctor/work.ts";
import { addShop } from "../hub/actions/world.ts";
import { keyringOf } from "../keys/keyring.ts";
import { ownCertificate } from "../support/certificate.ts";
import { freshStore } from "../support/store.ts";

const home = mkdtempSync(join(tmpdir(), "aftercare-doctor-"));
let store: Store;

beforeAll(async () => {
  store = await freshStore();
  await settleInstallation(store, { vault: openVault(installationKey(home)), demo: false, newKey: false });
  await addShop(store, { id: "s1", channel: "fake" });
});
afterAll(async () => {
  await store.close();
  rmSync(home, { recursive: true, force: true });
});

const options = () => readOptions([], { AFTERCARE_HOME: home, AFTERCARE_PORT: "0", DATABASE_URL: store.url });
/** Findings that are not fine, by name. */
const ill = (findings: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(findings.filter((one) => one.state !== "fine").map((one) => [one.name, `${one.state}: ${one.en}`]));

describe("the doctor", () => {
  it("finds a whole installation fine, each line in both languages, and tells no secret", async () => {
    const findings = await examine(options());
    expect(ill(findings)).toEqual({ backups: expect.stringMatching(/^look: There is no backup yet/) });
    for (const { zh, en } of findings) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
    const { password } = new URL(store.url);
    expect(JSON.stringify(findings)).not.toContain(password);
  });

  it("sees a database that is newer, an index that is not valid, a broken chain, a shop in trouble and what was set aside", async () => {
    await store.pool.query("INSERT INTO migration (name, hash) VALUES ('9999_later', 'x')");
    await store.pool.query(
      "UPDATE pg_index SET indisvalid = false WHERE indexrelid = (SELECT indexrelid FROM pg_index WHERE indrelid = 'shop'::regclass LIMIT 1)",
    );
    await store.pool.query("INSERT INTO journal_check (walk, place, hash, broken_at, at) VALUES ('since', 7, 'x', 7, now())");
    await store.pool.query("UPDATE shop SET problem = '授权已过期，请联系王小明 13812345678'");
    await store.pool.query(
      "INSERT INTO raw_item (id, shop_id, topic, dedupe_key, via, received_at, hash, page_id, span_from, span_bytes) VALUES (1, 's1', 'order', 'k', 'push', now(), '\\x00', 1, 0, 1)",
    );
    await store.pool.query("INSERT INTO raw_queue (item_id, status, due_at, reason) VALUES (1, 'quarantined', now(), 'odd')");
    await store.pool.query("INSERT INTO refused_push (shop_id, hour, reason, pushes) VALUES ('s1', date_trunc('hour', now()), 'signature', 12)");
    mkdirSync(join(home, "backups"));
    writeFileSync(join(home, "backups", "aftercare-20261101-020000.backup"), "AFTERCARE BACKUP 1\ncut short");
    const findings = await examine(options());
    expect(ill(findings)).toMatchObject({
      schema: expect.stringMatching(/^broken: The database is newer/),
      indexes: expect.stringMatching(/^broken: .*REINDEX/),
      chain: expect.stringMatching(/^broken: Line 7 /),
      "shop s1": expect.stringMatching(/^broken: Shop s1 has a problem/),
      payloads: expect.stringMatching(/^look: 1 payloads/),
      pushes: expect.stringMatching(/^look: 12 pushes/),
      backups: expect.stringMatching(/^broken: .*not whole/),
    });
    expect(JSON.stringify(findings)).not.toMatch(/13812345678|王小明/);
  });

  it("sees a key file that is another's, damaged or gone", async () => {
    const file = join(home, "installation.key");
    const own = installationKey(home);
    const state = async (): Promise<Record<string, string>> => ill(await examine(options()));
    writeFileSync(file, randomBytes(32).toString("base64url"));
    expect(await state()).toMatchObject({ mark: expect.stringMatching(/^broken: .*not this database's.*--new-key/) });
    writeFileSync(file, "short");
    expect(ill(examineFolder(home, true))).toMatchObject({ key: expect.stringMatching(/^broken: .*damaged/) });
    rmSync(file);
    expect(ill(examineFolder(home, true))).toMatchObject({ key: expect.stringMatching(/^broken: .*is gone/) });
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, Buffer.from(own).toString("base64url"), { mode: 0o600 });
  });

  it("tells a key that is locked in a key store from one that is gone, and of two keys which is the database's", async () => {
    const file = join(home, "installation.key");
    const sealed = join(home, "key.sealed");
    const own = installationKey(home);
    const told = async (): Promise<Record<string, string>> =>
      Object.fromEntries((await examine(options())).map(({ name, state, en }) => [name, `${state}: ${en}`]));
    await settleKeyPlace(home, { store: keyringOf("mine"), file: false });
    expect(await told()).toMatchObject({ key: expect.stringMatching(/^fine: .*key store.*copy/), mark: expect.stringMatching(/^fine: .*key store/) });
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
    expect(await told()).toMatchObject({
      key: expect.stringMatching(/^broken: .*two different keys/),
      mark: expect.stringMatching(/^broken: key.sealed is this/),
    });
    rmSync(file);
    writeFileSync(sealed, "{ cut");
    expect(await told()).toMatchObject({ key: expect.stringMatching(/^broken: .*damaged/), mark: expect.stringMatching(/^broken: /) });
    rmSync(sealed);
    writeFileSync(file, Buffer.from(own).toString("base64url"), { mode: 0o600 });
  });

  it("says what is wrong where there is no database, and goes on", async () => {
    const found = await examine(readOptions([], { AFTERCARE_HOME: home, AFTERCARE_PORT: "0", DATABASE_URL: "postgresql://a:secret@127.0.0.1:1/x" }));
    expect(ill(found)).toMatchObject({ database: expect.stringMatching(/^broken: .*ECONNREFUSED/) });
    expect(found.map(({ name }) => name)).toContain("port");
    expect(JSON.stringify(found)).not.toContain("secret@");
  });

  it("recognises a note of a server that is no more, whoever has its number now", () => {
    const carried = mkdtempSync(join(tmpdir(), "aftercare-doctor-stale-"));
    const { data, password } = layOut(carried);
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, "PG_VERSION"), "18\n");
    writeFileSync(password, "x");
    writeFileSync(join(data, "postmaster.pid"), `${process.pid}\n${data}\n0\n5432\n`);
    expect(ill(examineFolder(carried, false))).toMatchObject({ server: expect.stringMatching(/^look: .*stale.*recovers by itself/) });
    rmSync(join(data, ".."), { recursive: true, force: true });
    rmSync(carried, { recursive: true, force: true });
  });

  it.skipIf(process.platform !== "linux" || process.getuid?.() !== 0)("sees a disk that is full", () => {
    const small = mkdtempSync(join(tmpdir(), "aftercare-doctor-full-"));
    const run = (program: string, ...args: string[]): Buffer => execFileSync(program, args);
    run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small);
    try {
      expect(ill(examineFolder(small, true))).toMatchObject({ disk: expect.stringMatching(/^broken: 1 MB of disk are left, too little/) });
    } finally {
      run("umount", small);
      rmSync(small, { recursive: true, force: true });
    }
  });

  it("sees a sentence model whose files are damaged", async () => {
    const models = mkdtempSync(join(tmpdir(), "aftercare-doctor-models-"));
    mkdirSync(join(models, "bge-small-zh-v1.5"));
    writeFileSync(join(models, "bge-small-zh-v1.5", "config.json"), "{ cut");
    expect(ill(await examineModelFiles(models, "bge-small-zh-v1.5"))).toMatchObject({ "sentence model": expect.stringMatching(/^look: /) });
    rmSync(models, { recursive: true, force: true });
  });

  it("sees a certificate for another name", async () => {
    const { cert, key } = ownCertificate();
    const files = { cert: join(home, "cert.pem"), key: join(home, "key.pem") };
    writeFileSync(files.cert, cert);
    writeFileSync(files.key, key);
    const found = await examineOutside({ ...options(), tls: files, publicUrl: "https://aftercare.example" }, false);
    expect(ill(found)).toMatchObject({ certificate: expect.stringMatching(/^broken: The certificate is not for aftercare.example/) });
  });

  it("says by itself that the install is not complete", () => {
    const root = mkdtempSync(join(tmpdir(), "aftercare-doctor-install-"));
    mkdirSync(join(root, "scripts/doctor"), { recursive: true });
    copyFileSync("scripts/doctor/begin.mjs", join(root, "scripts/doctor/begin.mjs"));
    const said = spawnSync(process.execPath, [join(root, "scripts/doctor/begin.mjs"), "--json"], { encoding: "utf8" });
    rmSync(root, { recursive: true });
    expect(said.status).toBe(1);
    expect(JSON.parse(said.stdout)).toMatchObject({
      broken: 1,
      findings: [{ name: "install", state: "broken", en: expect.stringMatching(/not complete.*run npm ci/) }],
    });
  });
});
