#include "core/workflow/item_rows.h"

#include "core/cohort/items.h"

#include <algorithm>
#include <numeric>

namespace stratoscope::workflow {

std::vector<std::string> valuesOrEmpty(const cohort::Cohort& cohort, const std::string& column) {
  const auto names = cohort::columnNames(cohort);
  return std::ranges::find(names, column) == names.end()
             ? std::vector<std::string>(static_cast<std::size_t>(cohort::itemCount(cohort)))
             : cohort::columnValues(cohort, column);
}

std::vector<std::size_t> rowsWith(const cohort::Cohort& cohort, const std::string& column, const std::string& value) {
  const auto values = valuesOrEmpty(cohort, column);
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] == value) {
      rows.push_back(i);
    }
  }
  return rows;
}

std::vector<std::size_t> fittingRows(const cohort::Cohort& cohort) {
  auto rows = rowsWith(cohort, "split", "train");
  if (rows.empty()) {
    rows.resize(static_cast<std::size_t>(cohort::itemCount(cohort)));
    std::iota(rows.begin(), rows.end(), std::size_t{0});
  }
  return rows;
}

ImageStack selectItems(const ImageStack& stack, const std::vector<std::size_t>& rows) {
  if (rows.size() == stack.count) {
    return stack;
  }
  std::vector<std::uint8_t> pixels;
  pixels.reserve(rows.size() * stack.bytesPerItem());
  for (const auto row : rows) {
    const auto item = stack.item(row);
    std::ranges::transform(item, std::back_inserter(pixels),
                           [](std::byte value) { return std::to_integer<std::uint8_t>(value); });
  }
  return makeStack(std::move(pixels), stack.channels, stack.height, stack.width);
}

Matrix pixelRows(const ImageStack& stack, const std::vector<std::size_t>& rows) {
  Matrix values(rows.size(), stack.bytesPerItem());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::ranges::transform(stack.item(rows[i]), values.row(i).begin(), [](std::byte value) {
      return static_cast<float>(std::to_integer<std::uint8_t>(value)) / 255.F;
    });
  }
  return values;
}

} // namespace stratoscope::workflow
