// The Vite plugin. The loader finds everything else beside itself; a bundle holds no more than the loader. So the other
// files go into a folder beside the bundle, as they are, and the loader is told where that is.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const LOADER = "dist/article-widget.js";
const CORE = "dist/article-widget-core.js";
const read = (file) => readFile(new URL(file, import.meta.url));
const json = async (file) => JSON.parse(await read(file));

const { version } = await json("package.json");
// It names every file of the package.
const files = Object.keys(await json("integrity.json")).filter((file) => file.startsWith("dist/") && file !== LOADER);
const loader = fileURLToPath(new URL(LOADER, import.meta.url)).replaceAll("\\", "/");
// Its place, where the loader says it.
const PLACE = "import.meta.url";

export default function articleWidget() {
  let build;
  return {
    name: "article-widget",
    // While one develops, the files are served from where they are installed; a copy of the loader would not find them.
    config: () => ({ optimizeDeps: { exclude: ["article-widget"] } }),
    configResolved(config) {
      build = config.command === "build" && !config.build.ssr && config.build;
    },
    async transform(code, id) {
      if (id.split("?")[0] !== loader) return;
      if (code.split(PLACE).length !== 2) this.error(`${LOADER} does not name its place once`);
      // The addresses are made when the code runs: there is nothing in them for a bundler.
      const kept = code.replaceAll("import(`", "import(/* @vite-ignore */`");
      // Vite's server would have "." for a file and leave out the slash, but for the brackets.
      if (!build) return { code: kept.replace(PLACE, `(${PLACE})`), map: null };
      const references = {};
      for (const file of files) {
        const fileName = file.replace("dist", [build.assetsDir, `article-widget-${version}`].filter(Boolean).join("/"));
        references[file] = this.emitFile({ type: "asset", fileName, source: await read(file) });
      }
      return { code: kept.replace(PLACE, `import.meta.ROLLUP_FILE_URL_${references[CORE]}`), map: null };
    },
  };
}
