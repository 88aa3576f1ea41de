// Checks a Custom Elements Manifest against the schema that its own package has: `node manifest.js FILE`.
import { readFileSync } from "node:fs";
import Ajv from "ajv";

const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const schema = json(new URL("./node_modules/custom-elements-manifest/schema.json", import.meta.url));
const ajv = new Ajv({ strict: false, allErrors: true, allowUnionTypes: true });
const manifest = json(process.argv[2]);
const { version } = json(new URL("./node_modules/custom-elements-manifest/package.json", import.meta.url));

if (manifest.schemaVersion !== version) throw new Error(`schema ${manifest.schemaVersion}, but ${version} is here`);
if (!ajv.validate(schema, manifest)) throw new Error(ajv.errorsText(undefined, { separator: "\n" }));
