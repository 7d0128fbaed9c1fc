#include "core/retrieval/index/search_index.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/retrieval/index/faiss_guard.h"

#include <algorithm>
#include <cmath>
#include <faiss/IndexFlat.h>
#include <faiss/IndexHNSW.h>
#include <faiss/IndexIVFPQ.h>
#include <faiss/index_io.h>
#include <faiss/invlists/OnDiskInvertedLists.h>
#include <limits>
#include <utility>

namespace stratoscope::retrieval {
namespace {

namespace fs = std::filesystem;

/// Rows that are added in one go: a stop is answered between them.
constexpr std::size_t chunk = 16384;
/// Links of a row in the graph, and rows that are kept in sight while one is added or looked for.
constexpr int links = 32;
constexpr int sightWhileAdding = 80;
constexpr int sightWhileAsking = 128;
/// Lists: 4 sqrt(n), looked into one in 16 of them. The faiss library wants 39 rows to learn each from.
constexpr double listsOfRoot = 4;
constexpr std::size_t rowsOfList = 39;
constexpr std::size_t probedShare = 16;
constexpr std::size_t leastProbed = 16;
/// Values that share one byte of a code.
constexpr std::size_t valuesOfByte = 4;
/// Rows that lists and codes are learned from.
constexpr std::size_t mostLearned = 200000;

/// The rows from `begin` on, each of length 1.
Matrix directions(const RowsView& rows, std::size_t begin, std::size_t count, std::size_t step = 1) {
  Matrix part(count, rows.columns);
  for (std::size_t i = 0; i < count; ++i) {
    const auto row = rows.row(begin + i * step);
    double square = 0;
    for (const float value : row) {
      square += static_cast<double>(value) * static_cast<double>(value);
    }
    if (!std::isfinite(square)) {
      throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
    }
    const auto length = square > 0 ? static_cast<float>(std::sqrt(square)) : 1.F;
    std::ranges::transform(row, part.row(i).begin(), [length](float value) { return value / length; });
  }
  return part;
}

/// The number of bytes of a code: a divisor of the dimension, near one for four values.
std::size_t codeBytes(std::size_t dimension) {
  std::size_t bytes = std::max<std::size_t>(dimension / valuesOfByte, 1);
  while (dimension % bytes != 0) {
    --bytes;
  }
  return bytes;
}

std::unique_ptr<faiss::Index> learnIvfPq(const RowsView& rows, std::uint64_t seed) {
  if (rows.rows < SearchIndex::leastForIvfPq) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("%1 items are too few for this index, which learns from at least %2"),
                 {std::to_string(rows.rows), std::to_string(SearchIndex::leastForIvfPq)}},
                {}, STRATOSCOPE_TEXT("Use the exact search or HNSW"));
  }
  const auto wanted = static_cast<std::size_t>(listsOfRoot * std::sqrt(static_cast<double>(rows.rows)));
  const auto lists = std::clamp<std::size_t>(wanted, 1, rows.rows / rowsOfList);
  auto coarse = std::make_unique<faiss::IndexFlatL2>(static_cast<std::int64_t>(rows.columns));
  // A byte tells 256 values apart only where there are rows to learn 256 from.
  const std::size_t bits = rows.rows >= 256 * rowsOfList ? 8 : 4;
  auto index =
      std::make_unique<faiss::IndexIVFPQ>(coarse.release(), rows.columns, lists, codeBytes(rows.columns), bits);
  index->own_fields = true;
  index->cp.seed = static_cast<int>(seed % std::numeric_limits<int>::max());
  index->nprobe = std::clamp<std::size_t>(lists / probedShare, std::min(leastProbed, lists), lists);
  const auto count = std::min(rows.rows, mostLearned);
  const auto learned = directions(rows, 0, count, rows.rows / count);
  index->train(static_cast<std::int64_t>(count), learned.values.data());
  return index;
}

std::unique_ptr<faiss::Index> emptyIndex(const RowsView& rows, const IndexOptions& options) {
  const auto dimension = static_cast<int>(rows.columns);
  if (options.kind == IndexKind::IvfPq) {
    return learnIvfPq(rows, options.seed);
  }
  if (options.kind == IndexKind::Exact) {
    return std::make_unique<faiss::IndexFlatL2>(dimension);
  }
  auto index = std::make_unique<faiss::IndexHNSWFlat>(dimension, links);
  index->hnsw.efConstruction = sightWhileAdding;
  index->hnsw.efSearch = sightWhileAsking;
  return index;
}

IndexKind kindOf(const faiss::Index& index, const fs::path& path) {
  if (dynamic_cast<const faiss::IndexHNSWFlat*>(&index) != nullptr) {
    return IndexKind::Hnsw;
  }
  if (dynamic_cast<const faiss::IndexIVFPQ*>(&index) != nullptr) {
    return IndexKind::IvfPq;
  }
  if (dynamic_cast<const faiss::IndexFlat*>(&index) != nullptr) {
    return IndexKind::Exact;
  }
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the file holds an index of another kind"), path.string());
}

} // namespace

struct SearchIndex::State {
  std::unique_ptr<faiss::Index> index;
  IndexKind kind = IndexKind::Exact;
};

SearchIndex::SearchIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;

SearchIndex SearchIndex::build(const RowsView& rows, const IndexOptions& options, Progress& progress,
                               const std::stop_token& stop) {
  if (rows.columns == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds no values"));
  }
  throwIfStopped(stop);
  progress.report(0, static_cast<std::int64_t>(rows.rows), STRATOSCOPE_TEXT("Building the search index"));
  auto index = guarded([&] { return emptyIndex(rows, options); }, ErrorCode::Internal, {});
  SearchIndex built(std::make_unique<State>(State{std::move(index), options.kind}));
  built.addFrom(rows, progress, stop);
  return built;
}

SearchIndex SearchIndex::load(const fs::path& path, IndexUse use) {
  if (!fs::exists(path)) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the search index is not there"), path.string());
  }
  const int flags = use == IndexUse::Ask ? faiss::IO_FLAG_MMAP : 0;
  auto index = guarded([&] { return std::unique_ptr<faiss::Index>(faiss::read_index(path.c_str(), flags)); },
                       ErrorCode::Unreadable, path);
  const auto kind = kindOf(*index, path);
  return SearchIndex(std::make_unique<State>(State{std::move(index), kind}));
}

void SearchIndex::save(const fs::path& path) const {
  auto temporary = path;
  temporary += ".part";
  guarded([&] { faiss::write_index(state_->index.get(), temporary.c_str()); }, ErrorCode::WriteFailed, path);
  commitFile(temporary, path);
}

void SearchIndex::addFrom(const RowsView& rows, Progress& progress, const std::stop_token& stop) {
  if (rows.columns != dimension() || rows.rows < size()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the search index is of another embedding"));
  }
  for (std::size_t begin = size(); begin < rows.rows; begin += chunk) {
    throwIfStopped(stop);
    const auto part = directions(rows, begin, std::min(chunk, rows.rows - begin));
    guarded([&] { state_->index->add(static_cast<std::int64_t>(part.rows), part.values.data()); }, ErrorCode::Internal,
            {});
    progress.report(static_cast<std::int64_t>(begin + part.rows), static_cast<std::int64_t>(rows.rows),
                    STRATOSCOPE_TEXT("Building the search index"));
  }
}

IndexKind SearchIndex::kind() const { return state_->kind; }
std::size_t SearchIndex::size() const { return static_cast<std::size_t>(state_->index->ntotal); }
std::size_t SearchIndex::dimension() const { return static_cast<std::size_t>(state_->index->d); }

bool SearchIndex::isMapped() const {
  const auto* lists = dynamic_cast<const faiss::IndexIVFPQ*>(state_->index.get());
  return lists != nullptr && dynamic_cast<const faiss::OnDiskInvertedLists*>(lists->invlists) != nullptr;
}

std::vector<int> SearchIndex::candidates(const Query& query, int count) const {
  if (query.examples.columns != dimension()) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("a query of dimension %1 does not fit an embedding of dimension %2"),
                 {std::to_string(query.examples.columns), std::to_string(dimension())}});
  }
  const auto wanted = std::min(static_cast<std::size_t>(std::max(count, 0)), size());
  if (wanted == 0) {
    return {};
  }
  std::vector<std::int64_t> found(query.examples.rows * wanted);
  std::vector<float> distances(found.size());
  guarded(
      [&] {
        state_->index->search(static_cast<std::int64_t>(query.examples.rows), query.examples.values.data(),
                              static_cast<std::int64_t>(wanted), distances.data(), found.data());
      },
      ErrorCode::Internal, {});
  std::vector<int> items;
  for (const auto item : found) {
    if (item >= 0) {
      items.push_back(static_cast<int>(item));
    }
  }
  std::ranges::sort(items);
  const auto repeated = std::ranges::unique(items);
  items.erase(repeated.begin(), repeated.end());
  return items;
}

} // namespace stratoscope::retrieval
