#include "core/imaging/volume_series.h"

#include "core/imaging/forward_readers.h"
#include "core/imaging/nifti/gz_reader.h"

#include <algorithm>
#include <span>
#include <string>

namespace stratoscope::imaging {
namespace {

constexpr std::int64_t piece = std::int64_t{1} << 20; ///< bytes that are read at once

/// Appends `count` numbers that lie behind each other.
void appendRun(GzReader& reader, const StoredNumbers& numbers, std::int64_t count, std::vector<float>& values) {
  const auto size = static_cast<std::int64_t>(numbers.bytes());
  std::vector<char> bytes;
  while (count > 0) {
    const auto now = std::min(count, piece / size);
    bytes.resize(static_cast<std::size_t>(now * size));
    reader.read(bytes);
    numbers.append(bytes, values);
    count -= now;
  }
}

/// Appends one run of each block, from blocks that are read together as far as they fit a piece.
void appendOfBlocks(GzReader& reader, const VolumeSeries& series, std::int64_t part, std::vector<float>& values) {
  const auto run = series.before * static_cast<std::int64_t>(series.numbers->bytes());
  const auto block = run * series.volumes;
  std::vector<char> bytes;
  for (std::int64_t done = 0; done < series.after;) {
    const auto now = std::clamp<std::int64_t>(piece / block, 1, series.after - done);
    bytes.resize(static_cast<std::size_t>(now * block));
    reader.read(bytes);
    for (std::int64_t i = 0; i < now; ++i) {
      const auto from = static_cast<std::size_t>(i * block + part * run);
      series.numbers->append(std::span<const char>(bytes).subspan(from, static_cast<std::size_t>(run)), values);
    }
    done += now;
  }
}

/// Reads from a place in the file on.
class BehindReader : public GzReader {
public:
  BehindReader(const std::filesystem::path& path, const std::string& from)
      : GzReader(path, 1U << 17U, std::stoll(from)) {}
};

} // namespace

std::vector<float> readOneOf(const VolumeSeries& series, int part) {
  static ForwardReaders<BehindReader> readers;
  const auto run = series.before * static_cast<std::int64_t>(series.numbers->bytes());
  const auto start = series.after == 1 ? part * run : 0;
  const auto from = std::to_string(series.offset);
  auto reader = readers.take(series.data, start, from);
  reader->skipTo(start);
  std::vector<float> values;
  if (series.after == 1) {
    appendRun(*reader, *series.numbers, series.before, values);
  } else {
    appendOfBlocks(*reader, series, part, values);
  }
  if (part + 1 == series.volumes || series.after > 1) {
    reader->finish();
  } else {
    readers.keep(series.data, std::move(reader), from);
  }
  return values;
}

} // namespace stratoscope::imaging
