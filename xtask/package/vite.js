// The Vite plugin. The loader finds everything else beside itself; a bundle holds no more than the loader. So the other
// files go into a folder beside the bundle, as they are, and the loader is told where that is.
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const folder = new URL("./dist/", import.meta.url);
const LOADER = "article-widget.js";
const loader = fileURLToPath(new URL(LOADER, folder)).replaceAll("\\", "/");
const { version } = JSON.parse(await readFile(new URL("./package.json", import.meta.url), "utf8"));
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
      let core;
      for (const { parentPath, name } of (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile() && entry.name !== LOADER)) {
        const file = `${parentPath.replaceAll("\\", "/").replace(/\/?$/, "/")}${name}`;
        const inner = file.slice(loader.length - LOADER.length);
        const fileName = [build.assetsDir, `article-widget-${version}`, inner].filter(Boolean).join("/");
        const reference = this.emitFile({ type: "asset", fileName, source: await readFile(file) });
        if (inner === "article-widget-core.js") core = reference;
      }
      return { code: kept.replace(PLACE, `import.meta.ROLLUP_FILE_URL_${core}`), map: null };
    },
  };
}
