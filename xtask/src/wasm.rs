//! Reads a wasm file section by section and writes it again: with other names, and without what only tools read.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail};

use crate::leb::{Reader, push_block, push_number};

const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// Ids of the sections that matter here.
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// A wasm file without its custom sections: names, producers, relocations and the like, none of which runs.
#[derive(Debug)]
pub(crate) struct Module<'a> {
    /// The id and the body of each section, in order. The bodies of the two below are written anew.
    sections: Vec<(u8, &'a [u8])>,
    pub(crate) imports: Vec<Import<'a>>,
    pub(crate) exports: Vec<Export<'a>>,
}

/// Something that the module gets from outside.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Import<'a> {
    pub(crate) module: String,
    pub(crate) name: String,
    /// Its kind and type, as in the file.
    what: &'a [u8],
}

/// Something that the module shows to the outside.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Export<'a> {
    pub(crate) name: String,
    /// Its kind and index, as in the file.
    what: &'a [u8],
}

impl<'a> Module<'a> {
    /// Reads a file; an error says what in it is not understood.
    pub(crate) fn parse(file: &'a [u8]) -> Result<Self> {
        let mut rest = Reader::new(file.strip_prefix(HEADER).context("this is not a wasm file")?);
        let mut module = Self { sections: Vec::new(), imports: Vec::new(), exports: Vec::new() };
        while !rest.is_at_end() {
            let id = rest.byte()?;
            let body = rest.block()?;
            match id {
                CUSTOM => continue,
                IMPORTS => module.imports = Reader::new(body).list(import)?,
                EXPORTS => module.exports = Reader::new(body).list(export)?,
                _ => {}
            }
            module.sections.push((id, body));
        }
        Ok(module)
    }

    /// The file.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut file = HEADER.to_vec();
        for (id, body) in &self.sections {
            file.push(*id);
            match *id {
                IMPORTS => push_block(&mut file, &self.written_imports()),
                EXPORTS => push_block(&mut file, &self.written_exports()),
                _ => push_block(&mut file, body),
            }
        }
        file
    }

    /// Whether the other module shows the same names.
    pub(crate) fn has_same_exports(&self, other: &Module<'_>) -> bool {
        let names = |module: &Module<'_>| -> BTreeSet<String> {
            module.exports.iter().map(|export| export.name.clone()).collect()
        };
        names(self) == names(other)
    }

    fn written_imports(&self) -> Vec<u8> {
        let mut body = Vec::new();
        push_number(&mut body, self.imports.len());
        for Import { module, name, what } in &self.imports {
            push_block(&mut body, module.as_bytes());
            push_block(&mut body, name.as_bytes());
            body.extend_from_slice(what);
        }
        body
    }

    fn written_exports(&self) -> Vec<u8> {
        let mut body = Vec::new();
        push_number(&mut body, self.exports.len());
        for Export { name, what } in &self.exports {
            push_block(&mut body, name.as_bytes());
            body.extend_from_slice(what);
        }
        body
    }
}

fn import<'a>(reader: &mut Reader<'a>) -> Result<Import<'a>> {
    Ok(Import { module: reader.text()?, name: reader.text()?, what: reader.passed(skip_type)? })
}

fn export<'a>(reader: &mut Reader<'a>) -> Result<Export<'a>> {
    let name = reader.text()?;
    let what = reader.passed(|reader| {
        reader.byte()?;
        reader.number().map(drop)
    })?;
    Ok(Export { name, what })
}

/// The kind and the type of an import.
fn skip_type(reader: &mut Reader<'_>) -> Result<()> {
    match reader.byte()? {
        // A function, by the number of its type.
        0 => reader.number().map(drop),
        // A table: what is in it, and how much.
        1 => {
            reader.byte()?;
            skip_limits(reader)
        }
        2 => skip_limits(reader),
        // A global: its type, and whether it changes.
        3 => reader.take(2).map(drop),
        kind => bail!("the wasm file has an import of the unknown kind {kind}"),
    }
}

fn skip_limits(reader: &mut Reader<'_>) -> Result<()> {
    let has_most = reader.number()? & 1 == 1;
    reader.number()?;
    if has_most {
        reader.number()?;
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    fn section(id: u8, body: &[u8]) -> Vec<u8> {
        let mut bytes = vec![id];
        push_block(&mut bytes, body);
        bytes
    }

    /// A module with one function type, these imports of functions from `from`, and the first of them exported by
    /// each of these names.
    pub(crate) fn sample(from: &str, imports: &[&str], exports: &[&str]) -> Vec<u8> {
        let import =
            |name: &&str| Import { module: from.to_owned(), name: (*name).to_owned(), what: &[0, 0] };
        let export = |name: &&str| Export { name: (*name).to_owned(), what: &[0, 0] };
        let module = Module {
            sections: vec![(1, &[1, 0x60, 0, 0]), (IMPORTS, &[]), (EXPORTS, &[])],
            imports: imports.iter().map(import).collect(),
            exports: exports.iter().map(export).collect(),
        };
        module.to_bytes()
    }

    #[test]
    fn what_is_not_touched_is_written_as_it_was() {
        let long = "x".repeat(300);
        let file = sample("./m.js", &["a", &long], &["b"]);
        let module = Module::parse(&file).unwrap();
        assert_eq!(module.imports[1].name, long);
        assert_eq!(module.exports[0].name, "b");
        assert_eq!(module.to_bytes(), file);
        let fewer = sample("./m.js", &["a"], &[]);
        assert!(
            module.has_same_exports(&module) && !module.has_same_exports(&Module::parse(&fewer).unwrap())
        );
    }

    #[test]
    fn custom_sections_are_left_out_and_nothing_else() {
        let plain = sample("m", &["a"], &[]);
        let noted = [&section(CUSTOM, b"\x04name\x01")[..], &plain[8..], &section(CUSTOM, b"\x01x")].concat();
        assert_eq!(Module::parse(&[HEADER, &noted].concat()).unwrap().to_bytes(), plain);
    }

    #[test]
    fn every_kind_of_import_is_passed_over() {
        let kinds: [&[u8]; 4] = [&[0, 0x85, 1], &[1, 0x70, 1, 2, 9], &[2, 0, 17], &[3, 0x7f, 0]];
        let body = kinds.iter().fold(vec![4], |body, kind| [&body[..], b"\x01m\x01n", kind].concat());
        let file = [HEADER, &section(IMPORTS, &body)].concat();
        let module = Module::parse(&file).unwrap();
        assert_eq!(module.imports.iter().map(|import| import.what).collect::<Vec<_>>(), kinds);
        assert_eq!(module.to_bytes(), file);
    }

    #[test]
    fn a_broken_file_is_refused() {
        let file = sample("m", &["a"], &["b"]);
        assert!(Module::parse(&file[..file.len() - 1]).is_err());
        assert!(Module::parse(b"<!DOCTYPE html>").is_err());
        assert!(Module::parse(&[HEADER, &section(IMPORTS, &[0, 7])].concat()).is_err());
    }
}
