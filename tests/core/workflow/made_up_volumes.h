#pragma once

#include "core/base/atomic_file.h"
#include "core/base/npy.h"
#include "zip_maker.h"

#include <array>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

/// NPZ archives of MedMNIST's form whose every number a test knows.
namespace stratoscope::fixture {

/// Value of image `n` of its split.
using ImageValue = std::function<unsigned(std::size_t n, std::size_t depth, std::size_t row, std::size_t column)>;

template <typename Number>
void addArray(ZipMaker& zip, const std::filesystem::path& scratch, const std::string& name, const std::string& type,
              const std::vector<std::size_t>& shape, const std::vector<Number>& values) {
  writeNpy(scratch, type, shape, std::as_bytes(std::span(values)));
  zip.add(name + ".npy", readFile(scratch));
}

/// @param shape of one image: height and width, or depth, height and width; @param type "|u1" or "<u2".
template <typename Number>
void writeNpz(const std::filesystem::path& path, const std::string& type, const std::vector<std::size_t>& shape,
              const std::vector<std::pair<std::string, std::size_t>>& splits, const ImageValue& value) {
  ZipMaker zip(path);
  auto scratch = path;
  scratch += ".scratch";
  for (const auto& [name, count] : splits) {
    std::vector<Number> pixels;
    std::vector<std::uint8_t> labels;
    const auto depth = shape.size() > 2 ? shape[0] : 1;
    for (std::size_t n = 0; n < count; ++n) {
      labels.push_back(static_cast<std::uint8_t>(n % 2));
      for (std::size_t d = 0; d < depth; ++d) {
        for (std::size_t row = 0; row < shape[shape.size() - 2]; ++row) {
          for (std::size_t column = 0; column < shape.back(); ++column) {
            pixels.push_back(static_cast<Number>(value(n, d, row, column)));
          }
        }
      }
    }
    auto whole = shape;
    whole.insert(whole.begin(), count);
    addArray(zip, scratch, name + "_images", type, whole, pixels);
    addArray(zip, scratch, name + "_labels", "|u1", {count, 1}, labels);
  }
  zip.finish();
  std::filesystem::remove(scratch);
}

} // namespace stratoscope::fixture
