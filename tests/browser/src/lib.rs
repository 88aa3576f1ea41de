//! Real browsers, a static server and what tests, pictures and benchmarks need of them.
