//! A page as it is printed: the file, and what can be read on its sheets.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use thirtyfour::common::print::PrintParameters;

use crate::{page::Page, tools::program};

impl Page {
    /// Prints the page into a PDF file, as the browser's own dialog would, and makes the folders for it.
    ///
    /// # Errors
    /// When the browser cannot print, or the file cannot be written.
    pub async fn print(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        let pdf = self.driver().print_page(PrintParameters::default()).await?;
        fs::write(file, pdf).with_context(|| format!("cannot write {}", file.display()))
    }
}

/// What can be read in a PDF file, a line for each on paper.
///
/// # Errors
/// When `pdftotext` is not installed, or the file is no PDF.
pub fn read(file: &Path) -> Result<String> {
    let mut reader = Command::new(program("PDFTOTEXT", "pdftotext", &["/usr/bin/pdftotext".into()])?);
    let read = reader.arg(file).arg("-").output().context("pdftotext does not start")?;
    let fault = String::from_utf8_lossy(&read.stderr);
    ensure!(read.status.success(), "{} cannot be read: {fault}", file.display());
    let text = String::from_utf8(read.stdout).context("what pdftotext reads is no UTF-8")?;
    // Firefox sets letters that touch each other as one.
    let joined = [
        ('\u{fb00}', "ff"),
        ('\u{fb01}', "fi"),
        ('\u{fb02}', "fl"),
        ('\u{fb03}', "ffi"),
        ('\u{fb04}', "ffl"),
    ];
    Ok(joined.into_iter().fold(text, |text, (letter, letters)| text.replace(letter, letters)))
}
