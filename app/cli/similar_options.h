#pragma once

#include "core/workflow/similar/similar_query.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace stratoscope::cli {

/// What a search for similar items is asked with, as words.
struct SimilarWords {
  std::vector<std::string> queries; ///< numbers of items, and files
  std::string combine = "mean";
  std::string box;
  std::vector<int> liked;
  std::vector<int> disliked;
  int k = 10;
  bool otherPatients = false;
  bool samePatient = false;
  std::vector<std::string> where;
  bool expand = false;
  bool rerank = false;
  std::string index = "auto";
};

/// Adds the options to a command.
void addSimilarOptions(CLI::App& command, SimilarWords& words);

/// The words that the checks have let through as a query and its options.
[[nodiscard]] workflow::SimilarQuery queryOf(const SimilarWords& words);
[[nodiscard]] workflow::SimilarOptions optionsOf(const SimilarWords& words);

} // namespace stratoscope::cli
