"""Fits src-tauri/anchor/belief.trees on places of edited texts.

    cargo bench --bench anchor_corpus -- 1 even traits > 1.csv    (and further seeds)
    python3 benches/anchor_corpus/fit.py 1.csv 3.csv 5.csv > src-tauri/anchor/belief.trees

Needs numpy and lightgbm. The odd half of the texts stays untouched, for measuring.
"""

import sys

import lightgbm
import numpy

# Traits of which more can only speak for a place (1), or against it (-1); see traits.rs.
MORE_IS_BETTER = [2, 5, 6, 7, 8, 9, 10, 11, 28, 36, 38]
MORE_IS_WORSE = [13, 14, 37, 51]


def read(paths):
    """Traits of all places, and whether each is right."""
    traits, right = [], []
    for path in paths:
        for line in open(path):
            if line.startswith("R,"):
                fields = line.rstrip().split(",")
                right.append(fields[9] != "Wrong")
                traits.append(numpy.array(fields[12:], dtype=numpy.float32))
    return numpy.array(traits), numpy.array(right)


def fit(traits, right, trees=200, leaves=16):
    constraints = [0] * traits.shape[1]
    for number in MORE_IS_BETTER:
        constraints[number] = 1
    for number in MORE_IS_WORSE:
        constraints[number] = -1
    model = lightgbm.LGBMClassifier(
        n_estimators=trees,
        num_leaves=leaves,
        learning_rate=0.12,
        min_child_samples=60,
        subsample=0.7,
        subsample_freq=1,
        colsample_bytree=0.5,
        reg_lambda=10,
        monotone_constraints=constraints,
        n_jobs=1,
        random_state=1,
        verbose=-1,
    )
    return model.fit(traits, right)


def words(node):
    """A tree as belief.rs reads it."""
    if "leaf_value" in node:
        return [f"={node['leaf_value']:.4f}"]
    question = f"{node['split_feature']}<{node['threshold']:.4f}"
    return [question, *words(node["left_child"]), *words(node["right_child"])]


if __name__ == "__main__":
    model = fit(*read(sys.argv[1:]))
    for tree in model.booster_.dump_model()["tree_info"]:
        print(" ".join(words(tree["tree_structure"])))
