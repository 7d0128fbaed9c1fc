// Searches among rows and prints one line of JSON for each measure:
//   bench_search knn ROWS.npy K            the K nearest others of every row, exact
//   bench_search single ROWS COLUMNS       one exact query at a time among made-up rows
//   bench_search index ROWS COLUMNS        HNSW and IVF-PQ on made-up rows: making them, recall@10, one query at a time

#include "core/analysis/neighbours.h"
#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/base/threads.h"
#include "core/retrieval/index/search_index.h"
#include "measure.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string_view>

using namespace stratoscope;

namespace {

constexpr int queries = 50;
constexpr int wanted = 10;

/// Rows around one middle for each hundred of them, as embeddings lie; each part has a seed of its own.
Matrix madeUp(std::size_t rows, std::size_t columns) {
  constexpr std::size_t part = 10000;
  const std::size_t groups = std::max<std::size_t>(rows / 100, 1);
  Matrix middles(groups, columns);
  std::mt19937 first(1);
  std::normal_distribution<float> normal;
  std::ranges::generate(middles.values, [&] { return normal(first); });
  Matrix matrix(rows, columns);
  forEachParallel((rows + part - 1) / part, [&](std::size_t number) {
    std::minstd_rand random(static_cast<unsigned>(number) + 2);
    std::normal_distribution<float> own;
    for (std::size_t i = number * part; i < std::min(rows, (number + 1) * part); ++i) {
      const auto middle = middles.row(random() % groups);
      std::ranges::transform(middle, matrix.row(i).begin(), [&](float value) { return value + 0.7F * own(random); });
    }
  });
  return matrix;
}

retrieval::Query queryOf(const Matrix& rows, int number) {
  Matrix example(1, rows.columns);
  std::ranges::copy(rows.row(static_cast<std::size_t>(number) * rows.rows / queries), example.values.begin());
  return retrieval::makeQuery(std::move(example));
}

/// Medians of one query at a time.
struct QueryTime {
  double milliseconds = 0;
  double ofProcessor = 0; ///< milliseconds of all threads together, which a busy machine changes less
};

double medianOf(std::vector<double>& times) {
  std::ranges::nth_element(times, times.begin() + queries / 2);
  return times[queries / 2];
}

template <typename Search> QueryTime timeQueries(const Matrix& rows, const Search& search) {
  std::vector<double> times;
  std::vector<double> processor;
  for (int i = 0; i < queries; ++i) {
    const auto query = queryOf(rows, i);
    const auto before = std::clock();
    const bench::Stopwatch watch;
    if (search(query).empty()) {
      throw Error(ErrorCode::Internal, "nothing was found");
    }
    times.push_back(1000 * watch.seconds());
    processor.push_back(1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
  }
  return {medianOf(times), medianOf(processor)};
}

void knn(char** arguments) {
  const auto rows = readMatrix(arguments[2]);
  const auto k = std::strtoull(arguments[3], nullptr, 10);
  const bench::Stopwatch watch;
  const auto found = analysis::nearestOthersByCosine(rows, k);
  const double seconds = watch.seconds();
  double sum = 0;
  for (const float score : found.scores) {
    sum += static_cast<double>(score);
  }
  std::printf(R"({"name":"knn","rows":%zu,"columns":%zu,"k":%zu,"seconds":%.4f,"rows_per_second":%.1f,)"
              R"("mean_score":%.7f,"peak_rss_mb":%.1f})"
              "\n",
              rows.rows, rows.columns, found.k, seconds, static_cast<double>(rows.rows) / seconds,
              sum / static_cast<double>(found.scores.size()), bench::peakMegabytes());
}

void single(const Matrix& rows) {
  const bench::Stopwatch watch;
  const retrieval::ExactSearch exact(retrieval::viewOf(rows));
  const double opening = watch.seconds();
  const auto each = timeQueries(rows, [&](const retrieval::Query& query) { return exact.search(query, wanted); });
  std::printf(R"({"name":"single","rows":%zu,"columns":%zu,"opening_seconds":%.3f,"query_ms":%.2f,)"
              R"("query_processor_ms":%.2f,"peak_rss_mb":%.1f})"
              "\n",
              rows.rows, rows.columns, opening, each.milliseconds, each.ofProcessor, bench::peakMegabytes());
}

void index(const Matrix& rows, retrieval::IndexKind kind, const char* name) {
  SilentProgress progress;
  const retrieval::ExactSearch exact(retrieval::viewOf(rows));
  const bench::Stopwatch watch;
  const auto built = retrieval::SearchIndex::build(retrieval::viewOf(rows), {kind, 0}, progress, {});
  const double building = watch.seconds();
  const double recall = retrieval::recallAt10(built, exact);
  const auto each = timeQueries(
      rows, [&](const retrieval::Query& query) { return retrieval::searchBy(built, exact, query, wanted); });
  std::printf(R"({"name":"%s","rows":%zu,"columns":%zu,"building_seconds":%.2f,"recall_at_10":%.4f,"query_ms":%.3f})"
              "\n",
              name, rows.rows, rows.columns, building, recall, each.milliseconds);
  std::fflush(stdout);
}

void run(int, char** arguments) {
  const std::string_view what = arguments[1];
  if (what == "knn") {
    knn(arguments);
    return;
  }
  const auto rows = madeUp(std::strtoull(arguments[2], nullptr, 10), std::strtoull(arguments[3], nullptr, 10));
  if (what == "single") {
    single(rows);
    return;
  }
  index(rows, retrieval::IndexKind::Hnsw, "hnsw");
  index(rows, retrieval::IndexKind::IvfPq, "ivfpq");
}

} // namespace

int main(int count, char** arguments) {
  return bench::runProgram(count, arguments, 4,
                           "bench_search knn ROWS.npy K | single ROWS COLUMNS | index ROWS COLUMNS", run);
}
