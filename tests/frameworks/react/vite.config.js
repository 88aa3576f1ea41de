import articleWidget from "article-widget/vite";

export default { base: "./", plugins: [articleWidget()], build: { outDir: "../dist/react", emptyOutDir: true } };
