#include "core/imaging/nifti/volume.h"

#include "core/base/error.h"
#include "core/imaging/finite_values.h"
#include "core/imaging/forward_readers.h"
#include "core/imaging/nifti/geometry.h"
#include "core/imaging/nifti/gz_reader.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace stratoscope::imaging {
namespace {

/// How the voxels of a data type are stored.
struct Layout {
  double (*number)(const char*, bool); ///< one component; true where its bytes are swapped
  std::size_t bytes = 1;               ///< of a component
  std::size_t stored = 1;              ///< components of a voxel
  std::size_t kept = 1;
  bool complex = false;
};

template <typename T> double numberAt(const char* bytes, bool swapped) {
  std::array<char, sizeof(T)> raw{};
  std::copy_n(bytes, sizeof(T), raw.begin());
  if (swapped) {
    std::reverse(raw.begin(), raw.end());
  }
  return static_cast<double>(std::bit_cast<T>(raw));
}

template <typename T> Layout layout(std::size_t stored = 1, std::size_t kept = 1, bool complex = false) {
  return {numberAt<T>, sizeof(T), stored, kept, complex};
}

Layout layoutOf(int dataType) {
  switch (dataType) {
  case 2:
    return layout<std::uint8_t>();
  case 4:
    return layout<std::int16_t>();
  case 8:
    return layout<std::int32_t>();
  case 16:
    return layout<float>();
  case 32:
    return layout<float>(2, 1, true);
  case 64:
    return layout<double>();
  case 128:
    return layout<std::uint8_t>(3, 3);
  case 256:
    return layout<std::int8_t>();
  case 512:
    return layout<std::uint16_t>();
  case 768:
    return layout<std::uint32_t>();
  case 1024:
    return layout<std::int64_t>();
  case 1280:
    return layout<std::uint64_t>();
  case 1792:
    return layout<double>(2, 1, true);
  case 2304:
    return layout<std::uint8_t>(4, 3);
  default: // readNiftiHeader lets no other through
    throw Error(ErrorCode::Internal, STRATOSCOPE_TEXT("a NIfTI data type without a layout"));
  }
}

/// value = slope * stored + intercept; a slope of 0, or one that is no number, means that nothing is scaled.
struct Scaling {
  double slope = 1;
  double intercept = 0;
};

Scaling scalingOf(const NiftiHeader& header, const Layout& layout) {
  const bool scaled = std::isfinite(header.slope) && header.slope != 0 && layout.kept == 1;
  return scaled ? Scaling{header.slope, std::isfinite(header.intercept) ? header.intercept : 0} : Scaling{};
}

class VoxelReader {
public:
  VoxelReader(const NiftiHeader& header, const Layout& layout)
      : layout_(layout), scaling_(scalingOf(header, layout)), swapped_(header.swapped) {}

  void append(const std::vector<char>& bytes, std::vector<float>& values) const {
    const auto step = layout_.bytes * layout_.stored;
    for (std::size_t at = 0; at + step <= bytes.size(); at += step) {
      const char* voxel = bytes.data() + at;
      if (layout_.complex) {
        values.push_back(static_cast<float>(
            std::hypot(scaled(voxel, 0), layout_.number(voxel + layout_.bytes, swapped_) * scaling_.slope)));
        continue;
      }
      for (std::size_t c = 0; c < layout_.kept; ++c) {
        values.push_back(static_cast<float>(scaled(voxel, c)));
      }
    }
  }

private:
  [[nodiscard]] double scaled(const char* voxel, std::size_t component) const {
    return layout_.number(voxel + component * layout_.bytes, swapped_) * scaling_.slope + scaling_.intercept;
  }

  const Layout& layout_;
  Scaling scaling_;
  bool swapped_;
};

/// In pieces: a forged header of a compressed file must not get memory for what the file does not hold.
std::vector<float> readVoxels(GzReader& file, const NiftiHeader& header, const Layout& layout) {
  constexpr std::size_t piece = std::size_t{1} << 18;
  const VoxelReader reader(header, layout);
  auto missing = static_cast<std::size_t>(header.voxels());
  std::vector<float> values;
  values.reserve(header.compressed ? std::min(missing, piece * 256) * layout.kept : missing * layout.kept);
  std::vector<char> bytes;
  while (missing > 0) {
    const auto count = std::min(piece, missing);
    bytes.resize(count * layout.bytes * layout.stored);
    file.read(bytes);
    reader.append(bytes, values);
    missing -= count;
  }
  return values;
}

std::vector<float> readPart(const NiftiHeader& header, const Layout& layout, int part) {
  static ForwardReaders<GzReader> readers;
  const auto length = header.voxels() * static_cast<std::int64_t>(layout.bytes * layout.stored);
  const auto start = static_cast<std::int64_t>(header.dataOffset) + part * length;
  const bool last = part + 1 == header.volumes();
  auto reader = readers.take(header.data, start);
  reader->skipTo(start);
  auto values = readVoxels(*reader, header, layout);
  if (last) {
    reader->finish();
  } else {
    readers.keep(header.data, std::move(reader));
  }
  return values;
}

} // namespace

Volume readNiftiVolume(const std::filesystem::path& path, int part) {
  const auto header = readNiftiHeader(path);
  if (part < 0 || part >= header.volumes()) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("the file has no volume %1"), {std::to_string(part + 1)}},
                path.string());
  }
  const auto layout = layoutOf(header.dataType);
  Volume volume;
  std::vector<Text> warnings;
  volume.geometry = niftiGeometry(header, warnings);
  volume.size = header.size();
  volume.channels = static_cast<int>(layout.kept);
  volume.values = readPart(header, layout, part);
  if (layout.complex) {
    warnings.emplace_back(STRATOSCOPE_TEXT("the values are complex numbers; their magnitude is read"));
  }
  if (layout.kept == 3) { // 8 bits are shown as stored
    volume.windowCentre = 127.5;
    volume.windowWidth = 255;
  }
  for (auto& warning : warnings) {
    volume.warnings.push_back({path, std::move(warning)});
  }
  replaceNonFinite(volume, path);
  return volume;
}

} // namespace stratoscope::imaging
