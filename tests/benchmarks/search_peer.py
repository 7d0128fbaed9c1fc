#!/usr/bin/env python3
"""The k nearest others of every row by scikit-learn's brute force: search_peer.py ROWS.npy K

Rows are made 1 long first, outside the clock, so that Euclidean neighbours are those by cosine; the mean of the cosines
found is printed, so that both sides can be seen to have found the same. Needs scikit-learn (Debian: python3-sklearn).
"""
import json
import resource
import sys
import time

import numpy as np
from sklearn.neighbors import NearestNeighbors


def main():
    rows = np.load(sys.argv[1])
    k = int(sys.argv[2])
    rows = np.ascontiguousarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)
    start = time.perf_counter()
    distances, places = NearestNeighbors(n_neighbors=k, algorithm="brute", metric="euclidean").fit(rows).kneighbors()
    seconds = time.perf_counter() - start
    print(json.dumps({"name": "knn", "rows": len(rows), "k": places.shape[1], "seconds": seconds,
                      "rows_per_second": len(rows) / seconds,
                      "mean_score": float(np.mean(1 - distances.astype(float) ** 2 / 2)),
                      "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    main()
