#!/usr/bin/env python3
"""Compares the program's UMAP with umap-learn on real pictures (50 principal components of their pixels).

    python3 tests/benchmarks/umap_peer.py --program build/release/bin/bench_umap --data FOLDER --out RESULT.json

umap-learn is warm: it has been compiled by a fit of other data before any clock starts. It runs without a seed, since
only then does it use all cores; with --seeded it runs with one as well. The runs of both are interleaved; seconds are
medians and cover neighbours, start and layout. Trustworthiness (k = 15) is scikit-learn's for both.
Needs umap-learn, scikit-learn and Pillow (Debian: umap-learn python3-sklearn python3-pil).
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import numpy as np
from PIL import Image
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness

warnings.filterwarnings("ignore")
import umap  # noqa: E402


def mednist(folder):
    files = sorted((folder / "mednist").glob("*/*.jpeg"))
    return np.stack([np.asarray(Image.open(file).convert("L")) for file in files])


def npz(folder, name):
    parts = np.load(folder / name)
    return np.concatenate([parts[part + "_images"] for part in ("train", "val", "test")])


SETS = {
    "mednist": mednist,
    "sample": mednist,
    "pneumonia": lambda folder: npz(folder, "medmnist/pneumoniamnist.npz"),
    "pbc": lambda folder: npz(folder, "medmnist_like/pbc_28_large.npz"),
}


def embedding(folder, name):
    images = SETS[name](folder)
    pixels = images.reshape(len(images), -1).astype(np.float32) / 255
    components = PCA(50, svd_solver="randomized", random_state=0).fit_transform(pixels)
    return np.ascontiguousarray(components, dtype="<f4")


def warm_up():
    random = np.random.default_rng(0)
    for items in (500, 5000):  # exact and approximate neighbours are different code
        for seed in (None, 0):
            data = random.normal(size=(items, 50)).astype(np.float32)
            umap.UMAP(n_epochs=10, random_state=seed).fit_transform(data)


def run_ours(program, source, target):
    done = subprocess.run([program, source, target], check=True, capture_output=True, text=True)
    answer = json.loads(done.stdout)
    return answer, np.load(target)


def run_peer(data, seed):
    start = time.perf_counter()
    layout = umap.UMAP(n_neighbors=15, min_dist=0.1, random_state=seed).fit_transform(data)
    return time.perf_counter() - start, layout


def compare(name, data, arguments, work):
    source, target = str(work / f"{name}.npy"), str(work / f"{name}_map.npy")
    np.save(source, data)
    runs = {"ours": [], "peer": [], "peer_seeded": []}
    trust = {"ours": [], "peer": [], "peer_seeded": []}
    memory = []

    def note(who, seconds, layout):
        runs[who].append(seconds)
        trust[who].append(trustworthiness(data, layout, n_neighbors=15))

    for _ in range(arguments.runs):
        answer, layout = run_ours(arguments.program, source, target)
        memory.append(answer["peak_rss_mb"])
        note("ours", answer["seconds"], layout)
        note("peer", *run_peer(data, None))
        if arguments.seeded:
            note("peer_seeded", *run_peer(data, 0))
    result = {"name": "umap", "data": name, "items": len(data), "peak_rss_mb": max(memory)}
    for who in runs:
        if runs[who]:
            result[who] = {"seconds": statistics.median(runs[who]), "all_seconds": runs[who],
                           "trustworthiness": statistics.median(trust[who])}
    fastest = min(result[who]["seconds"] for who in ("peer", "peer_seeded") if who in result)
    best = max(result[who]["trustworthiness"] for who in ("peer", "peer_seeded") if who in result)
    result["ratio"] = fastest / result["ours"]["seconds"]
    result["trustworthiness_difference"] = result["ours"]["trustworthiness"] - best
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the built bench_umap")
    parser.add_argument("--data", required=True, type=Path, help="folder of the shared data")
    parser.add_argument("--out", required=True, type=Path, help="JSON file to write")
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=["mednist", "pneumonia"])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seeded", action="store_true", help="run umap-learn with a seed, too (one core)")
    arguments = parser.parse_args()

    warm_up()
    results = []
    print(f"{'data':<12}{'items':>8}{'ours s':>9}{'peer s':>9}{'times':>7}{'ours T':>9}{'peer T':>9}{'MB':>7}")
    with tempfile.TemporaryDirectory() as work:
        for name in arguments.sets:
            result = compare(name, embedding(arguments.data, name), arguments, Path(work))
            results.append(result)
            peer_seconds = result["ours"]["seconds"] * result["ratio"]
            peer_trust = result["ours"]["trustworthiness"] - result["trustworthiness_difference"]
            print(f"{name:<12}{result['items']:>8}{result['ours']['seconds']:>9.2f}{peer_seconds:>9.2f}"
                  f"{result['ratio']:>7.2f}{result['ours']['trustworthiness']:>9.4f}{peer_trust:>9.4f}"
                  f"{result['peak_rss_mb']:>7.0f}", flush=True)
    report = {"cores": len(os.sched_getaffinity(0)), "peer": "umap-learn " + umap.__version__, "results": results}
    arguments.out.write_text(json.dumps(report, indent=1) + "\n")
    passed = all(r["ratio"] >= 1 and r["trustworthiness_difference"] >= -0.01 for r in results)
    print(json.dumps({"name": "umap", "passed": passed, "ratio": {r["data"]: round(r["ratio"], 2) for r in results}}))
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
