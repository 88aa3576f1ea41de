//! Cuts out of wasm-bindgen's glue what our core never comes to: it starts the module once, by an object that holds
//! the compiled module.

use anyhow::{Context as _, Result, ensure};

/// Where a passage begins and ends, both as wasm-bindgen writes them, and what stands for all of it.
const CUTS: [(&str, &str, &str); 4] = [
    // The script of the split asks for what the module exports, and only when it runs.
    (
        "function initSync(module) {",
        "return __wbg_finalize_init(instance, module);\n}",
        "function initSync() { return wasm; }",
    ),
    (
        "    if (module_or_path !== undefined) {",
        "    const imports",
        "    ({ module_or_path } = module_or_path);\n    const imports",
    ),
    ("    if (typeof module_or_path === 'string'", "    const { instance", "    const { instance"),
    // What it is given is a module.
    (
        "    if (typeof Response === 'function' && module instanceof Response) {",
        "        return false;\n    }\n}",
        "    return { instance: await WebAssembly.instantiate(module, imports), module };\n}",
    ),
];

/// The glue without them.
///
/// # Errors
/// Where the glue has a passage not exactly once: then wasm-bindgen writes something else, which is to be looked at.
pub(crate) fn cut(glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    for (begin, end, instead) in CUTS {
        ensure!(glue.matches(begin).count() == 1, "the glue has `{begin}` not once");
        let (before, rest) = glue.split_once(begin).context("it was counted")?;
        let (_, after) = rest.split_once(end).with_context(|| format!("the glue has no `{end}`"))?;
        glue = [before, instead, after].concat();
    }
    Ok(glue)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = r"
function initSync(module) {
    more;
    return __wbg_finalize_init(instance, module);
}
async function once(module_or_path) {
    if (module_or_path !== undefined) {
        more;
    }
    const imports = 1;
    if (typeof module_or_path === 'string' || other) {
        more;
    }
    const { instance } = 2;
}
async function load(module, imports) {
    if (typeof Response === 'function' && module instanceof Response) {
        more;
    }

    function expectedResponseType(type) {
        more;
        return false;
    }
}
";

    #[test]
    fn passages_are_cut_and_all_else_stays() {
        let left = r"
function initSync() { return wasm; }
async function once(module_or_path) {
    ({ module_or_path } = module_or_path);
    const imports = 1;
    const { instance } = 2;
}
async function load(module, imports) {
    return { instance: await WebAssembly.instantiate(module, imports), module };
}
";
        assert_eq!(cut(GLUE).unwrap(), left);
    }

    #[test]
    fn other_glue_is_refused() {
        assert!(cut(&GLUE.replace("initSync", "initNow")).is_err());
        assert!(cut(&GLUE.replace("const imports", "let imports")).is_err());
    }
}
