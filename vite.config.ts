import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const OUT = "dist/renderer";

/**
 * Code that does nothing by being loaded: what nobody takes of it is left out. The parts of the component library do not say so of themselves, and of the
 * contract the console takes lists, limits and types, so that hardly a shape of it is carried to a browser.
 */
const IDLE = /node_modules[\\/](?:@rc-component|@ant-design)[\\/]|main[\\/]hub[\\/](?:contract|kernel)[\\/]/;

/** The hub serves what lies beside a file compressed; doing it once here spares it each time. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    closeBundle() {
      const folder = join(import.meta.dirname, OUT, "assets");
      // A build that failed has written nothing; its own fault must be the one that is told.
      if (!existsSync(folder)) return;
      for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const body = readFileSync(join(folder, name));
        if (body.length < 1_024) continue;
        writeFileSync(join(folder, `${name}.gz`), gzipSync(body, { level: 9 }));
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}

/** `npm run build`: the console as static files with hashed names; the hub serves them under a strict content policy. */
export default defineConfig({
  root: "renderer",
  publicDir: false,
  plugins: [react(), compressed()],
  build: {
    outDir: `../${OUT}`,
    emptyOutDir: true,
    target: "es2023",
    manifest: true,
    // Pictures stay files, so that a policy of `img-src 'self'` is enough.
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: IDLE, sideEffects: false }], manualPureFunctions: ["z"] },
    },
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { "/rpc": "http://127.0.0.1:5180" } },
});
