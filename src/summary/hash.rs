//! The hash of Fowler, Noll and Vo, variant 1a: <http://www.isthe.com/chongo/tech/comp/fnv/>.

/// In 32 bits, over numbers; those of single bytes give the hash as published.
pub(super) fn fnv32(numbers: impl Iterator<Item = u32>) -> u32 {
    numbers.fold(0x811c_9dc5, |hash, number| (hash ^ number).wrapping_mul(0x0100_0193))
}

/// In 64 bits.
pub(super) fn fnv64(bytes: impl Iterator<Item = u8>) -> u64 {
    let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.fold(0xcbf2_9ce4_8422_2325, mix)
}
