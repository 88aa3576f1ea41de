//! Asks axe-core for what is wrong with a page's accessibility.

use std::{env, fmt::Write, fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{page::Page, tools::cached};

/// WCAG 2.2 AA with all that it contains, and what axe holds to be good practice.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const RUN: &str = "
    const [rules, within, done] = arguments;
    axe.run(within ?? document, { runOnly: rules, resultTypes: ['violations'] })
        .then(found => done({ violations: found.violations }), error => done({ error: String(error) }));
";

/// The script: `AXE_CORE`, else the newest that the project's cache has.
///
/// # Errors
/// When there is none.
pub fn script() -> Result<PathBuf> {
    env::var_os("AXE_CORE")
        .map(PathBuf::from)
        .or_else(|| cached("", "npm", "node_modules/axe-core/axe.min.js"))
        .context("axe-core is missing: run `cargo xtask test`, or set AXE_CORE to the path of axe.min.js")
}

impl Page {
    /// What axe-core finds wrong in the page as it is, readable; empty where all is well.
    ///
    /// # Errors
    /// When axe-core is missing or fails.
    pub async fn violations(&self) -> Result<String> {
        self.violations_of(&RULES, None).await
    }

    /// What breaks these rules, or rules with these tags, in what a selector finds, or anywhere.
    ///
    /// # Errors
    /// When axe-core is missing or fails.
    pub async fn violations_of(&self, rules: &[&str], within: Option<&str>) -> Result<String> {
        let script = fs::read_to_string(script()?).context("cannot read axe-core")?;
        self.driver().execute(script, Vec::new()).await?;
        let answer =
            self.driver().execute_async(RUN, vec![json!(rules), json!(within)]).await?.json().clone();
        if let Some(error) = answer["error"].as_str() {
            bail!("axe-core failed: {error}");
        }
        report(answer["violations"].as_array().context("axe-core gave no list")?)
    }
}

fn report(violations: &[Value]) -> Result<String> {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut text = String::new();
    for violation in violations {
        let (rule, help) = (word(&violation["id"]), word(&violation["help"]));
        writeln!(text, "{rule} ({}): {help}", word(&violation["impact"]))?;
        for node in violation["nodes"].as_array().into_iter().flatten() {
            writeln!(text, "  {}", word(&node["html"]))?;
            writeln!(text, "    {}", word(&node["failureSummary"]).replace('\n', "\n    "))?;
        }
    }
    Ok(text)
}
