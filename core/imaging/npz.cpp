#include "core/imaging/npz.h"

#include "core/base/error.h"
#include "core/base/npy.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <optional>
#include <zip.h>

namespace stratoscope::imaging {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, ErrorCode code, Text reason) {
  throw Error(code, std::move(reason), path.string());
}

struct CloseZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// The arrays of an NPZ. Nothing is ever unpickled: object arrays are refused by their header.
class Archive {
public:
  explicit Archive(std::filesystem::path path)
      : path_(std::move(path)), zip_(zip_open(path_.c_str(), ZIP_RDONLY, nullptr)) {
    if (!zip_) {
      refuse(path_, ErrorCode::Unreadable, STRATOSCOPE_TEXT("this is not an NPZ file, or it is cut off"));
    }
  }

  /// The header of an array, or nothing when there is none of the name.
  [[nodiscard]] std::optional<NpyHeader> header(const std::string& name) const {
    if (size(name) == 0) {
      return std::nullopt;
    }
    const auto start = read(name, std::min<std::size_t>(size(name), 4096));
    auto found = parseNpyHeader(std::as_bytes(std::span(start)), subject(name));
    if (found.fortranOrder || found.dataOffset + found.elements() * found.elementSize() > size(name)) {
      refuse(path_, ErrorCode::Unreadable, {STRATOSCOPE_TEXT("the array %1 is not as its header says"), {name}});
    }
    return found;
  }

  [[nodiscard]] std::vector<char> bytes(const std::string& name, const NpyHeader& header) const {
    auto all = read(name, header.dataOffset + header.elements() * header.elementSize());
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(header.dataOffset));
    return all;
  }

private:
  [[nodiscard]] std::string subject(const std::string& name) const { return path_.string() + "/" + name; }

  [[nodiscard]] std::size_t size(const std::string& name) const {
    zip_stat_t status;
    const bool found =
        zip_stat(zip_.get(), (name + ".npy").c_str(), 0, &status) == 0 && (status.valid & ZIP_STAT_SIZE) != 0;
    return found ? static_cast<std::size_t>(status.size) : 0;
  }

  [[nodiscard]] std::vector<char> read(const std::string& name, std::size_t count) const {
    const std::unique_ptr<zip_file_t, CloseZip> file(zip_fopen(zip_.get(), (name + ".npy").c_str(), 0));
    std::vector<char> bytes(count);
    if (!file || zip_fread(file.get(), bytes.data(), count) != static_cast<zip_int64_t>(count)) {
      refuse(path_, ErrorCode::Unreadable, {STRATOSCOPE_TEXT("the array %1 cannot be read"), {name}});
    }
    return bytes;
  }

  std::filesystem::path path_;
  std::unique_ptr<zip_t, CloseZip> zip_;
};

struct Split {
  std::string name;
  NpyHeader images;
  std::optional<NpyHeader> labels;
};

void checkSplit(const Split& split, const std::filesystem::path& path) {
  const auto& shape = split.images.shape;
  if (split.images.type != "|u1") {
    refuse(path, ErrorCode::Unsupported,
           {STRATOSCOPE_TEXT("images of type %1 are not read, only 8-bit ones"), {split.images.type}});
  }
  if (shape.size() != 3 && !(shape.size() == 4 && shape[3] == 3)) {
    refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the images are neither grey nor colour pictures"));
  }
  if (split.labels && (split.labels->shape.empty() || split.labels->shape[0] != shape[0])) {
    refuse(path, ErrorCode::Unreadable, {STRATOSCOPE_TEXT("%1: there are not as many labels as images"), {split.name}});
  }
}

std::vector<Split> splitsOf(const Archive& archive, const std::filesystem::path& path) {
  std::vector<Split> splits;
  for (const auto* name : {"train", "val", "test"}) {
    if (auto images = archive.header(std::string(name) + "_images")) {
      splits.push_back({name, *images, archive.header(std::string(name) + "_labels")});
      checkSplit(splits.back(), path);
    }
  }
  if (splits.empty()) {
    refuse(path, ErrorCode::Unsupported,
           STRATOSCOPE_TEXT("the NPZ file has no array train_images, val_images or test_images"));
  }
  const auto item = [](const Split& split) {
    return std::vector(split.images.shape.begin() + 1, split.images.shape.end());
  };
  if (std::any_of(splits.begin(), splits.end(), [&](const Split& split) { return item(split) != item(splits[0]); })) {
    refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the images of the splits differ in size"));
  }
  return splits;
}

std::size_t imageCount(const std::vector<Split>& splits, const std::filesystem::path& path) {
  std::size_t count = 0;
  for (const auto& split : splits) {
    count += split.images.elements() == 0 ? 0 : split.images.shape[0];
  }
  if (count == 0) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NPZ file holds no images"));
  }
  return count;
}

/// Label k of image i as text, whatever integer type it is stored as.
class Labels {
public:
  Labels(const Archive& archive, const Split& split, const std::filesystem::path& path) {
    if (!split.labels) {
      return;
    }
    const auto& type = split.labels->type;
    if (type.size() != 3 || (type[0] != '|' && type[0] != '<') || (type[1] != 'u' && type[1] != 'i')) {
      refuse(path, ErrorCode::Unsupported, {STRATOSCOPE_TEXT("labels of type %1 are not read"), {type}});
    }
    size_ = split.labels->elementSize();
    isSigned_ = type[1] == 'i';
    perImage_ = split.labels->elements() / std::max<std::size_t>(1, split.labels->shape[0]);
    bytes_ = archive.bytes(split.name + "_labels", *split.labels);
  }

  [[nodiscard]] std::map<std::string, std::string> columns(std::size_t image) const {
    std::map<std::string, std::string> columns;
    for (std::size_t k = 0; k < perImage_; ++k) {
      const auto name = perImage_ == 1 ? std::string("label") : "label " + std::to_string(k + 1);
      columns[name] = std::to_string(value(image * perImage_ + k));
    }
    return columns;
  }

private:
  [[nodiscard]] std::int64_t value(std::size_t index) const {
    std::uint64_t raw = 0;
    for (std::size_t i = size_; i > 0; --i) {
      raw = raw << 8 | static_cast<unsigned char>(bytes_[index * size_ + i - 1]);
    }
    const auto unused = 64 - 8 * size_;
    return isSigned_ ? std::bit_cast<std::int64_t>(raw << unused) >> unused : static_cast<std::int64_t>(raw);
  }

  std::size_t size_ = 0;
  std::size_t perImage_ = 0;
  bool isSigned_ = false;
  std::vector<char> bytes_;
};

void append(Volume& volume, const Archive& archive, const Split& split, const std::filesystem::path& path) {
  const Labels labels(archive, split, path);
  const auto pixels = archive.bytes(split.name + "_images", split.images);
  std::transform(pixels.begin(), pixels.end(), std::back_inserter(volume.values),
                 [](char pixel) { return static_cast<float>(static_cast<unsigned char>(pixel)); });
  for (std::size_t i = 0; i < split.images.shape[0]; ++i) {
    volume.sliceColumns.push_back(labels.columns(i));
    volume.sliceColumns.back()["split"] = split.name;
  }
}

} // namespace

int countNpzImages(const std::filesystem::path& path) {
  return static_cast<int>(imageCount(splitsOf(Archive(path), path), path));
}

Volume readNpz(const std::filesystem::path& path) {
  const Archive archive(path);
  const auto splits = splitsOf(archive, path);
  const auto& shape = splits[0].images.shape;
  Volume volume;
  volume.channels = shape.size() == 4 ? 3 : 1;
  volume.windowCentre = 127.5; // 8 bits are shown as stored
  volume.windowWidth = 255;
  volume.size = {static_cast<int>(shape[2]), static_cast<int>(shape[1]), static_cast<int>(imageCount(splits, path))};
  for (const auto& split : splits) {
    append(volume, archive, split, path);
  }
  return volume;
}

} // namespace stratoscope::imaging
