#include "core/imaging/npz/labels.h"

#include "core/base/error.h"

#include <algorithm>
#include <bit>
#include <string_view>

namespace stratoscope::imaging {
namespace {

constexpr std::size_t mostPerImage = 256; // each becomes a column

void check(const NpyHeader& header, const std::filesystem::path& path) {
  const auto& type = header.type;
  const bool whole = type.size() == 3 && (type[0] == '|' || type[0] == '<') && (type[1] == 'u' || type[1] == 'i');
  if (!whole || std::string_view("1248").find(type[2]) == std::string_view::npos) {
    throw Error(ErrorCode::Unsupported, {STRATOSCOPE_TEXT("labels of type %1 are not read"), {type}}, path.string());
  }
  if (header.elements() > mostPerImage * std::max<std::size_t>(1, header.shape[0])) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("an image has more than 256 labels"), path.string());
  }
}

} // namespace

NpzLabels::NpzLabels(const NpzArchive& archive, const std::string& split, const std::optional<NpyHeader>& header) {
  if (!header) {
    return;
  }
  check(*header, archive.path());
  size_ = header->elementSize();
  isSigned_ = header->type[1] == 'i';
  perImage_ = header->elements() / std::max<std::size_t>(1, header->shape[0]);
  bytes_ = archive.bytes(split + "_labels", *header);
}

std::map<std::string, std::string> NpzLabels::columns(std::size_t image) const {
  std::map<std::string, std::string> columns;
  for (std::size_t k = 0; k < perImage_; ++k) {
    columns[perImage_ == 1 ? std::string("label") : "label " + std::to_string(k + 1)] = value(image * perImage_ + k);
  }
  return columns;
}

std::string NpzLabels::value(std::size_t index) const {
  std::uint64_t raw = 0;
  for (std::size_t i = size_; i > 0; --i) {
    raw = raw << 8 | static_cast<unsigned char>(bytes_[index * size_ + i - 1]);
  }
  const auto unused = 64 - 8 * size_;
  return isSigned_ ? std::to_string(std::bit_cast<std::int64_t>(raw << unused) >> unused) : std::to_string(raw);
}

} // namespace stratoscope::imaging
