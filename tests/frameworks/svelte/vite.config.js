import { svelte } from "@sveltejs/vite-plugin-svelte";
import articleWidget from "article-widget/vite";

export default {
  base: "./",
  plugins: [svelte(), articleWidget()],
  build: { outDir: "../dist/svelte", emptyOutDir: true },
};
