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
  auto selected = makeStack(std::move(pixels), stack.channels, stack.height, stack.width, stack.depth, stack.type);
  selected.white = stack.white;
  return selected;
}

ImageStack eightBits(const ImageStack& stack) {
  if (stack.type == PixelType::UInt8) {
    return stack;
  }
  std::vector<std::uint8_t> pixels(stack.count * stack.bytesPerItem() / 2);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    pixels[i] = greyOf(stack, stack.data + 2 * i);
  }
  return makeStack(std::move(pixels), stack.channels, stack.height, stack.width, stack.depth);
}

Matrix pixelRows(const ImageStack& stack, const std::vector<std::size_t>& rows) {
  const auto bytes = stack.bytesPerPixel();
  Matrix values(rows.size(), stack.bytesPerItem() / bytes);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto item = stack.item(rows[i]);
    auto row = values.row(i);
    for (std::size_t p = 0; p < row.size(); ++p) {
      const auto low = std::to_integer<unsigned>(item[p * bytes]);
      row[p] = bytes == 1 ? static_cast<float>(low) / 255.F
                          : static_cast<float>(low | std::to_integer<unsigned>(item[p * bytes + 1]) << 8U) /
                                static_cast<float>(stack.white);
    }
  }
  return values;
}

} // namespace stratoscope::workflow
