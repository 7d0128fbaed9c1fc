#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stratoscope::retrieval {

/// One query of a ground truth; numbers are indices into its images.
struct TruthQuery {
  std::string image;                        ///< may be one of the images or one of its own
  std::optional<std::array<double, 4>> box; ///< left, top, right, bottom in pixels: the object within the query
  std::vector<int> easy;
  std::vector<int> hard;
  std::vector<int> junk; ///< neither right nor wrong
};

/// Which images answer which queries, in the form of revisited Oxford and Paris (Radenovic et al. 2018).
struct GroundTruth {
  std::vector<std::string> images;
  std::vector<TruthQuery> queries;
};

/// Reads `imlist`, `qimlist` and `gnd` (`easy`, `hard`, `junk`, or `ok` and `junk` as in plain Oxford5k and Paris6k;
/// `bbx`) from JSON. Throws Error::NotFound, Error::Unreadable (no such form, an index out of range).
[[nodiscard]] GroundTruth readGroundTruth(const std::filesystem::path& file);

/// Which of a query's images count: Easy takes the easy ones and ignores junk and hard ones, Medium takes both and
/// ignores junk, Hard takes the hard ones and ignores junk and easy ones.
enum class Difficulty { Easy, Medium, Hard };

struct ProtocolFigures {
  int queries = 0; ///< with at least one positive; the others are left out
  double map = 0;  ///< mean average precision, trapezoidal
  double precisionAt1 = 0;
  double precisionAt5 = 0;
  double precisionAt10 = 0;
};

/// @param rankings of each query: indices of images, best first. Throws Error::InvalidArgument for another number of
/// rankings than queries.
[[nodiscard]] ProtocolFigures evaluateRankings(const GroundTruth& truth, std::span<const std::vector<int>> rankings,
                                               Difficulty difficulty);

} // namespace stratoscope::retrieval
