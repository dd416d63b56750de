import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

// Names end in 12 hex digits: the static server then answers "immutable" and {% vite %} needs no second hash.
const named = (folder) => `${folder}/[name].[hash:12][extname]`;

export default defineConfig({
  base: "/static/build/",
  plugins: [tailwindcss()],
  publicDir: false,
  build: {
    outDir: "../nuanju/static/build",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: ["chrome111", "firefox115", "safari16.4"],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      // htmx holds one eval; htmx.config.allowEval=false and the CSP keep it asleep
      onwarn: (warning, show) => warning.code !== "EVAL" && show(warning),
      input: { desk: "js/desk.js", wall: "js/wall.js" },
      output: {
        hashCharacters: "hex",
        entryFileNames: "js/[name].[hash:12].js",
        chunkFileNames: "js/[name].[hash:12].js",
        assetFileNames: named("css"),
      },
    },
  },
});
