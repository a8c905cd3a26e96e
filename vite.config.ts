import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** `npm run build`: the console as static files with hashed names; the hub serves them under a strict content policy. */
export default defineConfig({
  root: "renderer",
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "es2023",
    manifest: true,
    // The preload helper is inline-free; images stay files so that `img-src 'self'` is enough.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { "/rpc": "http://127.0.0.1:4180" } },
});
