import vue from "@vitejs/plugin-vue";
import articleWidget from "article-widget/vite";

const isCustomElement = (tag) => tag.startsWith("article-");

export default {
  base: "./",
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } }), articleWidget()],
  build: { outDir: "../dist/vue", emptyOutDir: true },
};
