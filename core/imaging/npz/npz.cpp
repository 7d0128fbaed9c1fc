#include "core/imaging/npz/npz.h"

#include "core/base/error.h"
#include "core/imaging/finite_values.h"
#include "core/imaging/forward_readers.h"
#include "core/imaging/npz/labels.h"
#include "core/imaging/stored_numbers.h"

#include <algorithm>

namespace stratoscope::imaging {
namespace {

constexpr std::size_t valuesPerSeries = std::size_t{1} << 23;
constexpr std::size_t mostVolumes = 200000; // each becomes a series
constexpr std::size_t mostImages = 10000000;

[[noreturn]] void refuse(const std::filesystem::path& path, ErrorCode code, Text reason) {
  throw Error(code, std::move(reason), path.string());
}

struct Split {
  std::string name;
  NpyHeader images;
  std::optional<NpyHeader> labels;
};

struct Content {
  std::vector<Split> splits;
  std::array<int, 3> size{1, 1, 1}; ///< of one image
  int channels = 1;
  bool volumes = false;
  std::size_t images = 0;
  StoredNumbers numbers;

  [[nodiscard]] std::size_t valuesEach() const {
    return static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]) * static_cast<std::size_t>(size[2]) *
           static_cast<std::size_t>(channels);
  }
  [[nodiscard]] std::size_t imagesPerSeries() const {
    return volumes ? 1 : std::max<std::size_t>(1, valuesPerSeries / valuesEach());
  }
};

void checkSplit(const Split& split, const std::filesystem::path& path) {
  const auto axes = split.images.shape.size();
  if (axes < 3 || axes > 5 || (axes == 5 && split.images.shape[4] != 3)) {
    refuse(path, ErrorCode::Unsupported,
           STRATOSCOPE_TEXT("the images are neither grey nor colour pictures nor volumes"));
  }
  if (split.labels && (split.labels->shape.empty() || split.labels->shape[0] != split.images.shape[0])) {
    refuse(path, ErrorCode::Unreadable, {STRATOSCOPE_TEXT("%1: there are not as many labels as images"), {split.name}});
  }
}

std::vector<Split> splitsOf(const NpzArchive& archive) {
  std::vector<Split> splits;
  for (const auto* name : {"train", "val", "test"}) {
    if (auto images = archive.header(std::string(name) + "_images")) {
      splits.push_back({name, *images, archive.header(std::string(name) + "_labels")});
      checkSplit(splits.back(), archive.path());
    }
  }
  if (splits.empty()) {
    refuse(archive.path(), ErrorCode::Unsupported,
           STRATOSCOPE_TEXT("the NPZ file has no array train_images, val_images or test_images"));
  }
  return splits;
}

void checkAlike(const std::vector<Split>& splits, const std::filesystem::path& path) {
  const auto item = [](const Split& split) {
    return std::vector(split.images.shape.begin() + 1, split.images.shape.end());
  };
  const auto& first = splits.front();
  if (std::any_of(splits.begin(), splits.end(), [&](const Split& split) { return item(split) != item(first); })) {
    refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the images of the splits differ in size"));
  }
  if (std::any_of(splits.begin(), splits.end(),
                  [&](const Split& split) { return split.images.type != first.images.type; })) {
    refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the images of the splits differ in their type of number"));
  }
}

std::size_t countImages(const std::vector<Split>& splits, const std::filesystem::path& path) {
  std::size_t count = 0;
  for (const auto& split : splits) {
    count += split.images.elements() == 0 ? 0 : split.images.shape[0];
  }
  if (count == 0) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NPZ file holds no images"));
  }
  return count;
}

/// [height, width], [height, width, 3], [depth, height, width] or [depth, height, width, 3].
void describeImages(Content& content, const std::filesystem::path& path) {
  std::vector<std::size_t> shape(content.splits[0].images.shape.begin() + 1, content.splits[0].images.shape.end());
  if (shape.size() > 2 && (shape.back() == 3 || shape.back() == 1)) {
    content.channels = static_cast<int>(shape.back());
    shape.pop_back();
  }
  content.volumes = shape.size() == 3;
  std::size_t values = 1;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    const auto length = shape[shape.size() - 1 - axis];
    values *= length;
    if (length < 1 || length > 65536 || values > std::size_t{1} << 30) {
      refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the images of the NPZ file are too large"));
    }
    content.size[axis] = static_cast<int>(length);
  }
}

Content contentOf(const NpzArchive& archive) {
  const auto& path = archive.path();
  Content content;
  content.splits = splitsOf(archive);
  checkAlike(content.splits, path);
  content.images = countImages(content.splits, path);
  describeImages(content, path);
  if (content.images > (content.volumes ? mostVolumes : mostImages)) {
    refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the NPZ file holds too many images"));
  }
  const auto numbers = StoredNumbers::ofType(content.splits[0].images.type);
  if (!numbers) {
    refuse(path, ErrorCode::Unsupported,
           {STRATOSCOPE_TEXT("images of type %1 are not read"), {content.splits[0].images.type}});
  }
  content.numbers = *numbers;
  return content;
}

/// Images `begin` to `end` of one split.
struct Range {
  const Split* split;
  std::size_t begin;
  std::size_t end;
};

std::vector<Range> rangesOf(const Content& content, std::size_t first, std::size_t count) {
  std::vector<Range> ranges;
  std::size_t start = 0;
  for (const auto& split : content.splits) {
    const auto length = split.images.shape[0];
    const auto begin = std::max(first, start);
    const auto end = std::min(first + count, start + length);
    if (begin < end) {
      ranges.push_back({&split, begin - start, end - start});
    }
    start += length;
  }
  return ranges;
}

void appendPixels(const std::filesystem::path& path, const Content& content, const Range& range,
                  std::vector<float>& values) {
  static ForwardReaders<NpzEntry> readers;
  const auto name = range.split->name + "_images";
  const auto each = content.valuesEach() * content.numbers.bytes();
  const auto start = static_cast<std::int64_t>(range.split->images.dataOffset + range.begin * each);
  auto reader = readers.take(path, start, name);
  reader->skipTo(start);
  std::vector<char> bytes(each);
  for (auto image = range.begin; image < range.end; ++image) {
    reader->read(bytes);
    content.numbers.append(bytes, values);
  }
  if (range.end == range.split->images.shape[0]) {
    reader->finish();
  } else {
    readers.keep(path, std::move(reader), name);
  }
}

/// 8 bits are shown as stored, and so are fractions of 1.
void chooseWindow(Volume& volume, const StoredNumbers& numbers) {
  const bool counts = !numbers.isTruth() && !numbers.isFloat() && !numbers.isSigned();
  const bool bytes = counts && numbers.bytes() == 1;
  volume.storedBits = counts && numbers.bytes() <= 2 ? static_cast<int>(8 * numbers.bytes()) : 0;
  const auto inUnit = [](float value) { return value >= 0 && value <= 1; };
  const bool truth =
      numbers.isTruth() || (numbers.isFloat() && std::all_of(volume.values.begin(), volume.values.end(), inUnit));
  if (bytes || truth) {
    volume.windowWidth = truth ? 1 : 255;
    volume.windowCentre = volume.windowWidth / 2;
  }
}

Volume read(const std::filesystem::path& path, const Content& content, const std::vector<Range>& ranges) {
  Volume volume;
  volume.size = content.size;
  volume.channels = content.channels;
  for (const auto& range : ranges) {
    appendPixels(path, content, range, volume.values);
  }
  replaceNonFinite(volume, path);
  chooseWindow(volume, content.numbers);
  return volume;
}

std::map<std::string, std::string> columnsOf(const NpzLabels& labels, const Split& split, std::size_t image) {
  auto columns = labels.columns(image);
  columns["split"] = split.name;
  return columns;
}

void addColumns(const NpzArchive& archive, const Content& content, std::vector<Series>& series) {
  std::size_t next = 0;
  for (const auto& split : content.splits) {
    const NpzLabels labels(archive, split.name, split.labels);
    for (std::size_t image = 0; image < split.images.shape[0]; ++image) {
      series[next++].columns.merge(columnsOf(labels, split, image));
    }
  }
}

} // namespace

std::vector<Series> npzSeries(const Series& whole) {
  const NpzArchive archive(whole.path);
  const auto content = contentOf(archive);
  const auto each = content.imagesPerSeries();
  const auto parts = (content.images + each - 1) / each;
  std::vector<Series> series(parts, whole);
  for (std::size_t part = 0; part < parts; ++part) {
    series[part].part = static_cast<int>(part);
    series[part].parts = static_cast<int>(parts);
    series[part].frames =
        content.volumes ? content.size[2] : static_cast<int>(std::min(each, content.images - part * each));
  }
  if (content.volumes) {
    addColumns(archive, content, series);
  }
  return series;
}

Volume readNpz(const Series& series) {
  const NpzArchive archive(series.path);
  const auto content = contentOf(archive);
  const auto each = content.imagesPerSeries();
  const auto first = static_cast<std::size_t>(series.part) * each;
  if (series.part < 0 || first >= content.images) {
    refuse(series.path, ErrorCode::InvalidArgument,
           {STRATOSCOPE_TEXT("the file has no volume %1"), {std::to_string(series.part + 1)}});
  }
  const auto ranges = rangesOf(content, first, each);
  auto volume = read(series.path, content, ranges);
  if (content.volumes) {
    return volume;
  }
  for (const auto& range : ranges) {
    const NpzLabels labels(archive, range.split->name, range.split->labels);
    for (auto image = range.begin; image < range.end; ++image) {
      volume.sliceColumns.push_back(columnsOf(labels, *range.split, image));
    }
  }
  volume.size[2] = static_cast<int>(volume.sliceColumns.size());
  return volume;
}

bool holdsPictures(const Series& series) { return series.kind == SourceKind::Npz && !series.columns.contains("split"); }

} // namespace stratoscope::imaging
