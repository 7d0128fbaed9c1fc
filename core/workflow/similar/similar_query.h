#pragma once

#include "core/base/image.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// A rectangle of the one image that is asked about.
struct QueryBox {
  enum class Unit {
    SourcePixels, ///< of the source image as it is shown, from its upper left
    ItemShare     ///< of the item's square picture: 0 to 1 on each side
  };
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  Unit unit = Unit::SourcePixels;
};

/// How several examples make one query: like all of them, or like any of them.
enum class CombineBy { Mean, Max };

/// What is looked for: items of the cohort, images from outside (read with the recipe of the cohort's newest import),
/// or both together.
struct SimilarQuery {
  std::vector<int> items;
  std::vector<std::filesystem::path> files = {};
  std::optional<QueryBox> box = std::nullopt; ///< of the only item or file
  CombineBy combine = CombineBy::Mean;
  std::vector<int> liked = {};    ///< items that the query is moved towards
  std::vector<int> disliked = {}; ///< items that it is moved away from
};

enum class PatientFilter { Any, Others, Same };

struct ColumnFilter {
  std::string column;
  std::string value;
};

/// Exact looks at every item; the others find candidates in an index that is kept with the cohort.
enum class IndexKind { Exact, Hnsw, IvfPq };

struct SimilarOptions {
  int k = 10;
  /// Against the patients of all items of the query; an item without one is a patient of its own.
  PatientFilter patients = PatientFilter::Any;
  std::vector<ColumnFilter> where = {}; ///< all of them must hold
  /// Moves the query to the middle of what it finds first (alpha query expansion, 10 items, alpha 3).
  bool expand = false;
  /// Puts the first 100 into the order of k-reciprocal re-ranking.
  bool rerank = false;
  /// Nothing: exact, and beyond mostExactItems by the newest index where one was made. Of what is named here an index
  /// is made where there is none yet.
  std::optional<IndexKind> index = std::nullopt;
};
constexpr std::size_t mostExactItems = 1000000;

/// For each cell of a grid over an image, how far the score falls where that cell is covered.
struct SimilarityHeat {
  Picture picture; ///< the image as the model saw it
  int columns = 0;
  int rows = 0;
  std::vector<float> drop; ///< [rows, columns]; above 0 the cell makes the images alike, below 0 it tells them apart
};

/// Occlusion over both images of a pair.
struct Explanation {
  float score = 0; ///< cosine similarity of the two whole images
  SimilarityHeat query;
  SimilarityHeat result;
};

struct ExplanationOptions {
  int cells = 8;  ///< of the grid, on each side
  int batch = 64; ///< images that are encoded together
};

} // namespace stratoscope::workflow
