#pragma once

#include "core/workflow/metadata/row_matching.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace stratoscope::workflow {

/// Join targets by each of their keys. The targets must outlive it.
class TargetIndex {
public:
  struct Found {
    std::vector<int> items; ///< ascending
    bool ambiguous = false; ///< a path or name that means files in several places: no items then
  };

  explicit TargetIndex(const std::vector<JoinTarget>& targets);

  [[nodiscard]] Found find(JoinKey key, const std::string& text) const;

private:
  using Keys = std::unordered_map<std::string, std::vector<int>>;

  [[nodiscard]] Found findItem(const std::string& text) const;
  [[nodiscard]] Found findPath(std::string text) const;
  /// The items whose path (of this kind) agrees best with the text; ambiguous where several paths do.
  [[nodiscard]] Found agreeing(const Keys& names, const std::string& text, std::string JoinTarget::*kind) const;

  const std::vector<JoinTarget>& targets_;
  Keys patients_;
  Keys studies_;
  Keys series_;
  Keys sops_;
  Keys names_;       ///< file names
  Keys seriesNames_; ///< file names of the series' first files
  Keys stems_;       ///< file names without extension
};

} // namespace stratoscope::workflow
