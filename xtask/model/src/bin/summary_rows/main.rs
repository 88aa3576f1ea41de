//! Writes the features of one stage of the summary model for all articles of a file, for the trainer beside it.
//!
//! `summary-rows STAGE ARTICLES FOLDER`, where the stages build on each other: `common`, `words`, `pairs`, `sentences`,
//! `sets`. The first writes `common` in the folder: by hash, a word's hash and the number of articles that have it,
//! `u32` each. The others read that, and what the trainer predicted for the stages before (`words.worth` and so on,
//! `f32`). Where the folder has a file `counted`, the articles are among those that `common` was counted in. They write `STAGE.rows` (`f32`, row after row),
//! `STAGE.counts` (rows by article, `u32`), and what the trainer needs to label them, `STAGE.json`. All little-endian.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use article_widget::summary::learned::{SET, Study, Worth, candidates, hashes};
use article_widget_model::{Row, rows};
use serde_json::{Value, json};

/// Candidates of two and three sentences are what the model learns from.
const SIZES: std::ops::RangeInclusive<usize> = 2..=3;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [stage, articles, folder] = arguments.as_slice() else {
        bail!("usage: summary-rows STAGE ARTICLES FOLDER");
    };
    let folder = Folder(PathBuf::from(folder));
    if stage == "common" {
        return folder.write(stage, count_words(&rows(Path::new(articles))?));
    }
    let mut out = Out::default();
    let mut known = Known::read(stage, &folder)?;
    for row in rows(Path::new(articles))? {
        stage_of(stage, &row, &mut known, &mut out)?;
    }
    folder
        .write(&format!("{stage}.rows"), out.rows.iter().flat_map(|value| value.to_le_bytes()).collect())?;
    folder.write(
        &format!("{stage}.counts"),
        out.counts.iter().flat_map(|count| count.to_le_bytes()).collect(),
    )?;
    folder.write(&format!("{stage}.json"), serde_json::to_vec(&out.labels)?)
}

/// The words by hash, and how many articles have each.
fn count_words(rows: &[Row]) -> Vec<u8> {
    let mut articles = BTreeMap::new();
    for hash in rows.iter().flat_map(|row| hashes(&row.text).into_iter().collect::<BTreeSet<u32>>()) {
        *articles.entry(hash).or_insert(0_u32) += 1;
    }
    articles
        .into_iter()
        .flat_map(|(hash, count)| [hash.to_le_bytes(), count.to_le_bytes()])
        .flatten()
        .collect()
}

/// What a stage writes.
#[derive(Default)]
struct Out {
    rows: Vec<f32>,
    counts: Vec<u32>,
    labels: Vec<Value>,
}

impl Out {
    fn add<const WIDTH: usize>(&mut self, rows: impl IntoIterator<Item = [f32; WIDTH]>) {
        let before = self.rows.len();
        self.rows.extend(rows.into_iter().flatten());
        self.counts.push(u32::try_from((self.rows.len() - before) / WIDTH).unwrap_or(u32::MAX));
    }
}

/// What the trainer said of the stages before, article after article.
struct Known {
    common: BTreeMap<u32, u32>,
    /// The trainer's articles are among those that `common` was counted in.
    counted: bool,
    words: Vec<f32>,
    pairs: Vec<f32>,
    sentences: Vec<f32>,
}

impl Known {
    fn read(stage: &str, folder: &Folder) -> Result<Self> {
        let before: &[&str] = match stage {
            "words" => &[],
            "pairs" => &["words"],
            "sentences" => &["words", "pairs"],
            "sets" => &["words", "pairs", "sentences"],
            _ => bail!("there is no stage `{stage}`"),
        };
        let of = |name: &str| {
            if before.contains(&name) { folder.floats(&format!("{name}.worth")) } else { Ok(Vec::new()) }
        };
        Ok(Self {
            common: folder.common()?,
            counted: folder.0.join("counted").exists(),
            words: of("words")?,
            pairs: of("pairs")?,
            sentences: of("sentences")?,
        })
    }

    /// How common a word is: 8 times the binary logarithm of the number of articles, this one left out; see
    /// `Model::common`.
    #[expect(clippy::cast_possible_truncation, reason = "a grade from 0 to 255")]
    fn grade(&self, hash: u32) -> f32 {
        let articles = self.common.get(&hash).copied().unwrap_or(0).saturating_sub(u32::from(self.counted));
        if articles < 8 { 0.0 } else { (8.0 * f64::from(articles).log2()).round() as f32 }
    }
}

/// Takes the first `count` values away.
fn take(values: &mut Vec<f32>, count: usize) -> Result<Vec<f32>> {
    if count > values.len() {
        bail!("a stage before has too few predictions");
    }
    let rest = values.split_off(count);
    Ok(std::mem::replace(values, rest))
}

fn stage_of(stage: &str, row: &Row, known: &mut Known, out: &mut Out) -> Result<()> {
    let article = row.prepared();
    let study = Study::new(&article, |hash| known.grade(hash));
    let reference = hashes(&row.summary);
    let words = study.words();
    if stage == "words" {
        let met: BTreeSet<u32> = reference.into_iter().collect();
        let labels: Vec<u8> = words.iter().map(|hash| u8::from(met.contains(hash))).collect();
        let sentences: Vec<&str> = article.sentences.iter().map(|sentence| article.text(sentence)).collect();
        out.labels.push(json!({ "labels": labels, "sentences": sentences, "summary": row.summary }));
        out.add((0..words.len()).map(|word| study.word_row(word)));
        return Ok(());
    }
    let mut worth = Worth { words: take(&mut known.words, words.len())?, ..Worth::default() };
    if stage == "pairs" {
        let met: BTreeSet<(u32, u32)> = reference.windows(2).map(|pair| (pair[0], pair[1])).collect();
        let pair = |pair| {
            let (one, other) = study.pair(pair);
            (words[one as usize], words[other as usize])
        };
        let labels: Vec<u8> = (0..study.pairs()).map(|id| u8::from(met.contains(&pair(id)))).collect();
        out.labels.push(json!({ "labels": labels }));
        out.add((0..study.pairs()).map(|pair| study.pair_row(pair, &worth.words)));
        return Ok(());
    }
    worth.pairs = take(&mut known.pairs, study.pairs())?;
    let sums = study.sums(&worth);
    if stage == "sentences" {
        out.labels.push(Value::Null);
        out.add((0..sums.each.len()).map(|sentence| study.sentence_row(&article, &sums, sentence)));
        return Ok(());
    }
    let scores = take(&mut known.sentences, article.sentences.len())?;
    let sets = candidates(&article, &scores, SIZES);
    out.add::<SET>(study.set_rows(&article, &worth, &sums, &sets));
    out.labels.push(json!(sets));
    Ok(())
}

/// The folder that the trainer and this program share.
struct Folder(PathBuf);

impl Folder {
    fn bytes(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.0.join(name);
        fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))
    }

    fn floats(&self, name: &str) -> Result<Vec<f32>> {
        Ok(self.bytes(name)?.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
    }

    /// The words that are common, by their hash, and in how many articles each stands.
    fn common(&self) -> Result<BTreeMap<u32, u32>> {
        let bytes = self.bytes("common")?;
        let (numbers, _) = bytes.as_chunks::<4>();
        let numbers: Vec<u32> = numbers.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect();
        Ok(numbers.as_chunks().0.iter().map(|[hash, articles]| (*hash, *articles)).collect())
    }

    fn write(&self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let path = self.0.join(name);
        fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))
    }
}
