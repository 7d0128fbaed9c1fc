// Lays out a float32 .npy and prints one line of JSON:
//   bench_umap EMBEDDING.npy MAP.npy [neighbours [seed]]
// Reading, writing and the trustworthiness (k = 15) are not part of the seconds.

#include "core/analysis/trustworthiness.h"
#include "core/analysis/umap.h"
#include "core/base/npy.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <sys/resource.h>

using namespace stratoscope;

namespace {

double peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void run(int count, char** arguments) {
  const auto embedding = readMatrix(arguments[1]);
  analysis::UmapOptions options;
  options.neighbours = count > 3 ? std::atoi(arguments[3]) : options.neighbours;
  options.seed = count > 4 ? std::strtoull(arguments[4], nullptr, 10) : options.seed;
  SilentProgress progress;
  const auto start = std::chrono::steady_clock::now();
  const auto map = analysis::umap(embedding, options, progress, {});
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  const double memory = peakMegabytes();
  writeMatrix(arguments[2], map);
  std::printf(R"({"name":"umap","items":%zu,"seconds":%.4f,"trustworthiness":%.6f,"peak_rss_mb":%.1f})"
              "\n",
              map.rows, seconds.count(), analysis::trustworthiness(embedding, map, 15), memory);
}

} // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: bench_umap EMBEDDING.npy MAP.npy [neighbours [seed]]\n");
    return 2;
  }
  try {
    run(count, arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
