import { defineConfig } from "prisma/config";

export default defineConfig({ schema: "main/hub/store/schema.prisma", migrations: { path: "main/hub/store/migrations" } });
