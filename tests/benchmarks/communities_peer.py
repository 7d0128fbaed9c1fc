#!/usr/bin/env python3
"""Compares the program's Leiden with igraph's on neighbour graphs of real pictures.

    python3 tests/benchmarks/communities_peer.py --program build/release/bin/bench_communities --data FOLDER --out R.json

The graph (15 neighbours, 50 principal components of the pixels) is the program's own, for both; igraph gets it as
edges with weights and iterates until nothing changes, as the program does. Runs are interleaved, each with another
seed; seconds are medians and cover the communities alone. Modularity is igraph's count for the peer and the program's
for ours. Needs igraph, scikit-learn and Pillow (Debian: python3-igraph python3-sklearn python3-pil).
"""
import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import igraph
import numpy as np

from umap_peer import SETS, embedding


def run_peer(edges, items, seed):
    random.seed(seed)
    graph = igraph.Graph(n=items, edges=edges[:, :2].astype(int))
    weights = edges[:, 2].astype(float).tolist()
    start = time.perf_counter()
    found = graph.community_leiden(objective_function="modularity", weights=weights, n_iterations=-1)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "count": len(found), "modularity": graph.modularity(found, weights=weights)}


def compare(name, program, data, rounds, work):
    source, edges = work / f"{name}.npy", work / f"{name}_edges.npy"
    np.save(source, embedding(data, name))
    ours, peers = [], []
    for seed in range(rounds):
        done = subprocess.run([program, source, edges, "15", str(seed)], check=True, capture_output=True, text=True)
        ours.append(json.loads(done.stdout))
        peers.append(run_peer(np.load(edges), ours[-1]["items"], seed))

    def middle(runs, key):
        return statistics.median(run[key] for run in runs)
    return {"data": name, "items": ours[0]["items"], "peak_rss_mb": max(run["peak_rss_mb"] for run in ours),
            "ours": {key: middle(ours, key) for key in ("seconds", "count", "modularity")},
            "peer": {key: middle(peers, key) for key in ("seconds", "count", "modularity")},
            "ratio": statistics.median(peer["seconds"] / our["seconds"] for our, peer in zip(ours, peers)),
            "modularity_difference": middle(ours, "modularity") - middle(peers, "modularity")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, type=Path, help="the built bench_communities")
    parser.add_argument("--data", required=True, type=Path, help="folder of the shared data")
    parser.add_argument("--out", required=True, type=Path, help="JSON file to write")
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=["mednist", "pneumonia"])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        results = [compare(name, arguments.program, arguments.data, arguments.runs, Path(work))
                   for name in arguments.sets]
    for run in results:
        print(f"communities, {run['data']}: modularity {run['ours']['modularity']:.4f} against "
              f"{run['peer']['modularity']:.4f}, seconds {run['ours']['seconds']:.3f} against "
              f"{run['peer']['seconds']:.3f}", flush=True)
    arguments.out.write_text(json.dumps({"peer": "igraph " + igraph.__version__, "results": results}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
