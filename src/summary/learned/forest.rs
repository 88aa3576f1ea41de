//! Gradient-boosted trees, read from their packed form.
//!
//! A forest is packed as: its width and its number of trees (two bytes each, as all numbers here, little-endian), the
//! scale of its leaves (`f32`); then for each feature the count and the values (`f32`) of the thresholds that its trees
//! use; then the trees, each a walk from the root that takes the left branch first: a branch is the feature and the
//! place of its threshold, a byte each; a leaf is the byte 255 and its value, an `i16` to be multiplied by the scale.

use super::bytes::Bytes;

/// What stands in the place of a feature in a leaf.
pub const LEAF: u8 = 255;
/// No tree is deeper: what is read cannot take the stack.
const DEPTH: usize = 64;

/// Trees whose leaves are added up.
#[derive(Debug, Default)]
pub struct Forest {
    width: usize,
    nodes: Vec<Node>,
    roots: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// [`LEAF`] for a leaf.
    feature: u8,
    /// Up to it the left branch is taken; of a leaf, its value.
    value: f32,
    /// Where the right branch stands; the left one follows its node.
    right: usize,
}

impl Forest {
    /// Reads a forest of trees over rows of `width` figures.
    pub(super) fn read(bytes: &mut Bytes<'_>, width: usize) -> Option<Self> {
        let (own, trees, scale) = (bytes.u16()?, bytes.u16()?, bytes.f32()?);
        if own != width || !scale.is_finite() {
            return None;
        }
        let mut thresholds = Vec::with_capacity(width);
        for _ in 0..width {
            let values: Option<Vec<f32>> = (0..bytes.u16()?).map(|_| bytes.f32()).collect();
            thresholds.push(values?);
        }
        let mut forest = Self { width, ..Self::default() };
        for _ in 0..trees {
            forest.roots.push(forest.nodes.len());
            forest.grow(bytes, &thresholds, scale, DEPTH)?;
        }
        Some(forest)
    }

    fn grow(
        &mut self,
        bytes: &mut Bytes<'_>,
        thresholds: &[Vec<f32>],
        scale: f32,
        depth: usize,
    ) -> Option<()> {
        let feature = bytes.u8()?;
        let at = self.nodes.len();
        if feature == LEAF {
            self.nodes.push(Node { feature, value: f32::from(bytes.i16()?) * scale, right: 0 });
            return Some(());
        }
        let value = *thresholds.get(usize::from(feature))?.get(usize::from(bytes.u8()?))?;
        self.nodes.push(Node { feature, value, right: 0 });
        self.grow(bytes, thresholds, scale, depth.checked_sub(1)?)?;
        self.nodes[at].right = self.nodes.len();
        self.grow(bytes, thresholds, scale, depth - 1)
    }

    /// The sum of the leaves that a row falls into. A row of another width gives 0.
    #[must_use]
    pub fn sum(&self, row: &[f32]) -> f32 {
        if row.len() != self.width {
            return 0.0;
        }
        self.roots.iter().map(|&root| self.leaf(root, row)).sum()
    }

    fn leaf(&self, root: usize, row: &[f32]) -> f32 {
        let mut at = root;
        loop {
            let node = self.nodes[at];
            if node.feature == LEAF {
                return node.value;
            }
            at = if row[usize::from(node.feature)] <= node.value { at + 1 } else { node.right };
        }
    }

    /// The sum as a likelihood, from 0 to 1 (logistic function).
    #[must_use]
    pub fn likelihood(&self, row: &[f32]) -> f32 {
        1.0 / (1.0 + libm::expf(-self.sum(row)))
    }
}
