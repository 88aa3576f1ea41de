"""Forests: trained by LightGBM, packed into the bytes that `forest.rs` reads."""

import struct

import lightgbm
import numpy

# One thread and a fixed seed: the same data give the same trees.
FIXED = {
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "use_missing": False,
    "bagging_freq": 1,
}
RATE = {
    **FIXED,
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 15,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.8,
}
WORDS = PAIRS = (RATE, 60, (1,))
SENTENCES = ({**RATE, "learning_rate": 0.06, "min_data_in_leaf": 40}, 80, (1,))
# Rows of one article are much alike: leaves must be large, and random thresholds and three forests in one keep the
# choice from leaning on chance.
SETS = (
    {
        **FIXED,
        "objective": "l2",
        "extra_trees": True,
        "learning_rate": 0.06,
        "num_leaves": 12,
        "min_data_in_leaf": 1500,
        "feature_fraction": 0.5,
        "bagging_fraction": 0.7,
        "lambda_l2": 5,
    },
    200,
    (1, 2, 3),
)
LEAF = 255


def train(recipe, rows, targets, weights):
    settings, rounds, seeds = recipe
    data = lightgbm.Dataset(rows, targets, weight=weights, free_raw_data=False)
    return [lightgbm.train({**settings, "seed": seed}, data, rounds) for seed in seeds]


def predict(forest, rows):
    return sum(booster.predict(rows) for booster in forest) / len(forest)


def _down(value):
    """The largest f32 that is not above: a figure falls on the same side of it as of the f64."""
    single = numpy.float32(value)
    return single if float(single) <= value else numpy.nextafter(single, numpy.float32("-inf"))


def pack(forest):
    trees = [tree for booster in forest for tree in booster.dump_model()["tree_info"]]
    width = forest[0].num_feature()
    thresholds = [set() for _ in range(width)]
    leaves = []

    def visit(node):
        if "split_feature" not in node:
            leaves.append(node["leaf_value"] / len(forest))
            return
        assert node["decision_type"] == "<="
        thresholds[node["split_feature"]].add(_down(node["threshold"]))
        visit(node["left_child"])
        visit(node["right_child"])

    for tree in trees:
        visit(tree["tree_structure"])
    thresholds = [sorted(values) for values in thresholds]
    places = [{value: place for place, value in enumerate(values)} for values in thresholds]
    assert all(len(values) <= 256 for values in thresholds) and width < LEAF
    scale = numpy.float32(max(map(abs, leaves)) / 32767)
    out = bytearray(struct.pack("<HHf", width, len(trees), scale))
    for values in thresholds:
        out += struct.pack(f"<H{len(values)}f", len(values), *values)

    def walk(node):
        if "split_feature" not in node:
            out.extend(struct.pack("<Bh", LEAF, round(node["leaf_value"] / len(forest) / float(scale))))
            return
        feature = node["split_feature"]
        out.extend((feature, places[feature][_down(node["threshold"])]))
        walk(node["left_child"])
        walk(node["right_child"])

    for tree in trees:
        walk(tree["tree_structure"])
    return bytes(out)
