//! Puts the guard before wasm-bindgen's glue, so that a trap in the wasm is heard of.

use anyhow::{Result, ensure};

/// How the glue takes over what the wasm exports, and how it shall.
const TAKEN: &str = "wasm = instance.exports;";
const GUARDED: &str = "wasm = guarded(instance.exports);";

/// One module: the source of the guard, and after it the glue, which goes through it at every call.
pub(crate) fn guard(guard: &str, glue: &str) -> Result<String> {
    let count = glue.matches(TAKEN).count();
    ensure!(count == 1, "the glue has `{TAKEN}` {count} times instead of once");
    Ok([guard, &glue.replace(TAKEN, GUARDED)].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_of_the_glue_goes_through_the_guard() {
        let module =
            guard("const guarded = same;\n", "import a from 'b';\nwasm = instance.exports;\n").unwrap();
        let expected = "const guarded = same;\nimport a from 'b';\nwasm = guarded(instance.exports);\n";
        assert_eq!(module, expected);
    }

    #[test]
    fn a_glue_that_takes_the_exports_otherwise_is_refused() {
        assert!(guard("", "wasm = module.exports;").unwrap_err().to_string().contains("0 times"));
    }
}
