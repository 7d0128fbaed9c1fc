// Finds communities among the rows of a float32 .npy and prints one line of JSON:
//   bench_communities EMBEDDING.npy EDGES.npy [neighbours [seed]]
// EDGES gets the graph, one row (from, to, weight) for each edge, for the peer. Building it is not part of the seconds.

#include "core/analysis/leiden.h"
#include "core/base/npy.h"
#include "measure.h"

#include <cstdio>
#include <cstdlib>

using namespace stratoscope;

namespace {

Matrix edgesOf(const analysis::CommunityGraph& graph) {
  Matrix edges(graph.neighbours.size() / 2, 3);
  std::size_t row = 0;
  for (std::size_t node = 0; node < graph.size(); ++node) {
    for (std::size_t edge = graph.offsets[node]; edge < graph.offsets[node + 1]; ++edge) {
      if (graph.neighbours[edge] > node) {
        edges.row(row)[0] = static_cast<float>(node);
        edges.row(row)[1] = static_cast<float>(graph.neighbours[edge]);
        edges.row(row)[2] = static_cast<float>(graph.weights[edge]);
        ++row;
      }
    }
  }
  return edges;
}

void run(int count, char** arguments) {
  const auto embedding = readMatrix(arguments[1]);
  const auto neighbours = count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 15;
  analysis::LeidenOptions options;
  options.seed = count > 4 ? std::strtoull(arguments[4], nullptr, 10) : options.seed;
  const auto graph = analysis::neighbourGraph(embedding, neighbours, {});
  SilentProgress progress;
  const bench::Stopwatch watch;
  const auto found = analysis::leiden(graph, options, progress, {});
  const double seconds = watch.seconds();
  const double memory = bench::peakMegabytes();
  writeMatrix(arguments[2], edgesOf(graph));
  std::printf(R"({"name":"communities","items":%zu,"count":%d,"modularity":%.6f,"seconds":%.4f,"peak_rss_mb":%.1f})"
              "\n",
              graph.size(), found.count, found.modularity, seconds, memory);
}

} // namespace

int main(int count, char** arguments) {
  return bench::runProgram(count, arguments, 3, "bench_communities EMBEDDING.npy EDGES.npy [neighbours [seed]]", run);
}
