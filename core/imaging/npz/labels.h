#pragma once

#include "core/imaging/npz/archive.h"

#include <map>

namespace stratoscope::imaging {

/// The labels of one split of an NPZ as text, whatever integer type they are stored as.
class NpzLabels {
public:
  /// @param header of the array SPLIT_labels; nothing where there is none.
  /// Throws Error::Unreadable or Error::Unsupported.
  NpzLabels(const NpzArchive& archive, const std::string& split, const std::optional<NpyHeader>& header);

  /// "label", or "label 1", "label 2" ... where an image has several.
  [[nodiscard]] std::map<std::string, std::string> columns(std::size_t image) const;

private:
  [[nodiscard]] std::string value(std::size_t index) const;

  std::size_t size_ = 0;
  std::size_t perImage_ = 0;
  bool isSigned_ = false;
  std::vector<char> bytes_;
};

} // namespace stratoscope::imaging
