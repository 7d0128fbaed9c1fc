#pragma once

#include "core/base/progress.h"
#include "core/retrieval/exact_search.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>

namespace stratoscope::retrieval {

enum class IndexKind {
  Exact, ///< every row is looked at
  Hnsw, ///< a graph of near rows (Malkov and Yashunin 2018): quick and close to exact, about 1.5 times the rows' memory
  IvfPq ///< rows in lists, each kept as a few bytes (Jegou et al. 2011): small, and mapped from its file
};

struct IndexOptions {
  IndexKind kind = IndexKind::Hnsw;
  std::uint64_t seed = 0; ///< of the rows that IvfPq learns from
};

/// Whether a loaded index is only asked, or added to; what is only asked is mapped from its file where it can be.
enum class IndexUse { Ask, Add };

/// Finds candidates among very many rows without looking at all of them. Scores are counted exactly afterwards, so that
/// an index of any kind may miss an item but never misjudges one. Asking is safe from many threads.
class SearchIndex {
public:
  /// @param rows as ExactSearch takes them. Throws Error::InvalidArgument (too few rows for IvfPq, at least
  /// leastForIvfPq; values that are no numbers), Error::Cancelled.
  static SearchIndex build(const RowsView& rows, const IndexOptions& options, Progress& progress,
                           const std::stop_token& stop);
  /// Throws Error::NotFound; Error::Unreadable for a file that holds no index. What a file of the right form says is
  /// believed: a caller who cannot be sure of it compares its hash first.
  static SearchIndex load(const std::filesystem::path& path, IndexUse use);
  ~SearchIndex();
  SearchIndex(SearchIndex&&) noexcept;
  SearchIndex& operator=(SearchIndex&&) noexcept;

  /// Written to a temporary file beside it, flushed and renamed. Throws Error::WriteFailed.
  void save(const std::filesystem::path& path) const;
  /// Adds the rows from size() on; what is there stays as it is.
  /// Throws Error::InvalidArgument for rows of another dimension or fewer than are there, Error::Cancelled.
  void addFrom(const RowsView& rows, Progress& progress, const std::stop_token& stop);

  [[nodiscard]] IndexKind kind() const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t dimension() const;
  /// Whether the rows' codes are read from the file as they are needed.
  [[nodiscard]] bool isMapped() const;

  /// Rows that may be among the `count` nearest of each example, each once, in no order of worth.
  /// Throws Error::InvalidArgument for another dimension.
  [[nodiscard]] std::vector<int> candidates(const Query& query, int count) const;

  static constexpr std::size_t leastForIvfPq = 1000;

private:
  struct State;
  explicit SearchIndex(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The best k by the index: candidates for several times k, their scores counted from the rows, best first.
[[nodiscard]] std::vector<Hit> searchBy(const SearchIndex& index, const ExactSearch& exact, const Query& query, int k);

/// Share of the 10 nearest rows that the index finds, too, averaged over rows spread evenly over all: its recall@10.
/// @param queries how many rows are asked about.
[[nodiscard]] double recallAt10(const SearchIndex& index, const ExactSearch& exact, int queries = 100);

} // namespace stratoscope::retrieval
