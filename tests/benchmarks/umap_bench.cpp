// Lays out a float32 .npy and prints one line of JSON:
//   bench_umap EMBEDDING.npy MAP.npy [neighbours [seed]]
// Reading, writing and the trustworthiness (k = 15) are not part of the seconds.

#include "core/analysis/trustworthiness.h"
#include "core/analysis/umap.h"
#include "core/base/npy.h"
#include "measure.h"

#include <cstdio>
#include <cstdlib>

using namespace stratoscope;

namespace {

void run(int count, char** arguments) {
  const auto embedding = readMatrix(arguments[1]);
  analysis::UmapOptions options;
  options.neighbours = count > 3 ? std::atoi(arguments[3]) : options.neighbours;
  options.seed = count > 4 ? std::strtoull(arguments[4], nullptr, 10) : options.seed;
  SilentProgress progress;
  const bench::Stopwatch watch;
  const auto map = analysis::umap(embedding, options, progress, {});
  const double seconds = watch.seconds();
  const double memory = bench::peakMegabytes();
  writeMatrix(arguments[2], map);
  std::printf(R"({"name":"umap","items":%zu,"seconds":%.4f,"trustworthiness":%.6f,"peak_rss_mb":%.1f})"
              "\n",
              map.rows, seconds, analysis::trustworthiness(embedding, map, 15), memory);
}

} // namespace

int main(int count, char** arguments) {
  return bench::runProgram(count, arguments, 3, "bench_umap EMBEDDING.npy MAP.npy [neighbours [seed]]", run);
}
