#include "core/retrieval/rows_view.h"

#include "core/base/error.h"
#include "core/base/npy.h"

#include <utility>

namespace stratoscope::retrieval {

RowsView viewOf(const Matrix& matrix) { return {matrix.rows, matrix.columns, matrix.values.data(), nullptr}; }

RowsView keep(Matrix matrix) {
  const auto kept = std::make_shared<const Matrix>(std::move(matrix));
  auto view = viewOf(*kept);
  view.owner = kept;
  return view;
}

RowsView openRows(const std::filesystem::path& path) {
  const auto map = NpyMap::open(path);
  const auto& header = map->header();
  // The elements begin at a multiple of 16 in every file of the format, so that they can be read where they are.
  if (header.type != "<f4" || header.fortranOrder || header.shape.size() != 2 ||
      header.dataOffset % alignof(float) != 0) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("the file does not hold rows of 32-bit numbers"),
                path.string());
  }
  return {header.shape[0], header.shape[1], reinterpret_cast<const float*>(map->bytes().data()), map};
}

} // namespace stratoscope::retrieval
