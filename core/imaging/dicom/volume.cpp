#include "core/imaging/dicom/volume.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/imaging/dicom/grid.h"
#include "core/imaging/dicom/series.h"
#include "core/imaging/dicom/values.h"
#include "core/imaging/dicom/voi.h"
#include "core/imaging/finite_values.h"
#include "core/imaging/statistics.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::imaging {
namespace {

double orOne(double spacing) { return spacing > 0 ? spacing : 1; }

/// The files of a series and the planes of one volume in them, in slice order.
struct Source {
  std::vector<DicomHeader> headers;
  std::vector<DicomPlane> planes;
};

Source sourceOf(const Series& series) {
  Source source;
  for (const auto& path : series.files) {
    source.headers.push_back(readDicomHeader(path));
  }
  if (source.headers.size() == 1 && !source.headers.front().planes.empty()) {
    auto stacks = splitVolumes(source.headers.front().planes);
    if (series.part < 0 || static_cast<std::size_t>(series.part) >= stacks.size()) {
      throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the file does not hold that many volumes"),
                  series.path.string());
    }
    source.planes = std::move(stacks[static_cast<std::size_t>(series.part)].planes);
    return source;
  }
  for (std::size_t file = 0; file < source.headers.size(); ++file) {
    source.planes.push_back(planeOf(source.headers[file], file));
  }
  return source;
}

bool isPalette(const StoredPixels& pixels) { return pixels.photometric == "PALETTE COLOR" && pixels.samples == 1; }

/// Reads the planes of one file into their places in the volume.
class FileReader {
public:
  FileReader(const DicomHeader& header, Volume& volume)
      : header_(header), volume_(volume), pixels_(readStoredPixels(header.path, header.transferSyntax)) {
    if (isPalette(pixels_)) {
      palette_ = readPalette(header.path);
    }
    if (pixels_.hasModalityTable) {
      meaning_.table = readModalityTable(header.path);
    }
    if (pixels_.photometric == "MONOCHROME1") {
      meaning_.mirror = header.mirror;
    }
  }

  [[nodiscard]] const StoredPixels& pixels() const { return pixels_; }
  [[nodiscard]] const ValueMeaning& meaning() const { return meaning_; }
  [[nodiscard]] int channels() const { return palette_ || pixels_.samples == 3 ? 3 : 1; }

  void read(const DicomPlane& plane, std::size_t slice) {
    const auto area = areaOf(plane);
    checkFits(area);
    const auto values = area.columns * area.rows * static_cast<std::size_t>(volume_.channels);
    const auto target = std::span(volume_.values).subspan(slice * values, values);
    if (palette_) {
      convertPalette(pixels_, area, *palette_, target);
    } else if (pixels_.samples == 3) {
      convertColour(pixels_, area, target);
    } else {
      const auto rescale = plane.rescale.value_or(std::array{header_.slope, header_.intercept});
      meaning_.slope = rescale[0] == 0 ? 1 : rescale[0];
      meaning_.intercept = rescale[1];
      convertGrey(pixels_, area, meaning_, target);
    }
  }

private:
  [[nodiscard]] PixelArea areaOf(const DicomPlane& plane) const {
    const auto columns = static_cast<std::size_t>(pixels_.columns);
    const auto rows = static_cast<std::size_t>(pixels_.rows);
    if (header_.mosaic.tiles == 0) {
      return {plane.frame, 0, 0, columns, rows};
    }
    const auto across = static_cast<std::size_t>(header_.mosaic.across);
    const PixelArea tile{0, plane.frame % across * (columns / across), plane.frame / across * (rows / across),
                         columns / across, rows / across};
    return tile;
  }

  void checkFits(const PixelArea& area) const {
    const bool isWithin = area.frame < static_cast<std::size_t>(pixels_.frames);
    const bool isEqual = static_cast<int>(area.columns) == volume_.size[0] &&
                         static_cast<int>(area.rows) == volume_.size[1] && channels() == volume_.channels;
    if (!isWithin || !isEqual) {
      throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the slice differs from the others of its series in size"),
                  header_.path.string());
    }
  }

  const DicomHeader& header_;
  Volume& volume_;
  StoredPixels pixels_;
  ValueMeaning meaning_;
  std::optional<Palette> palette_;
};

void allocate(Volume& volume, const FileReader& first, const Source& source) {
  const auto& mosaic = source.headers.front().mosaic;
  const auto& pixels = first.pixels();
  volume.channels = first.channels();
  volume.size = {mosaic.tiles > 0 ? mosaic.columns : pixels.columns, mosaic.tiles > 0 ? mosaic.rows : pixels.rows,
                 static_cast<int>(source.planes.size())};
  volume.values.resize(static_cast<std::size_t>(volume.size[0]) * static_cast<std::size_t>(volume.size[1]) *
                       source.planes.size() * static_cast<std::size_t>(volume.channels));
}

void describeColour(Volume& volume, const StoredPixels& pixels) {
  const double white = isPalette(pixels) ? 255 : std::ldexp(1.0, pixels.bitsStored) - 1;
  volume.windowCentre = white / 2;
  volume.windowWidth = white;
}

/// The unit of the middle slice's file is the volume's, and the range of its colours.
void describe(Volume& volume, const DicomHeader& header, const FileReader& file) {
  volume.unit = file.meaning().table ? file.meaning().table->unit : header.unit;
  if (volume.channels == 3) {
    describeColour(volume, file.pixels());
  }
}

void warnOfHeader(Volume& volume, const DicomHeader& header) {
  const bool hasSpacing = header.pixelSpacing[0] > 0 && header.pixelSpacing[1] > 0;
  if (header.frames == 1 && header.position && header.orientation && !hasSpacing) {
    volume.warnings.push_back({header.path, STRATOSCOPE_TEXT("the pixel spacing is missing; 1 mm is assumed")});
  }
  if (header.slope == 0) {
    volume.warnings.push_back({header.path, STRATOSCOPE_TEXT("Rescale Slope is 0; values are taken unscaled")});
  }
}

/// Real numbers may be none, and a forged scale overflows.
bool mayBeInfinite(const Source& source) {
  constexpr double most = 1e25;
  const auto isLarge = [](double slope, double intercept) {
    return std::abs(slope) > most || std::abs(intercept) > most;
  };
  return std::ranges::any_of(source.headers,
                             [&](const auto& h) { return h.isReal || isLarge(h.slope, h.intercept); }) ||
         std::ranges::any_of(source.planes,
                             [&](const auto& p) { return p.rescale && isLarge((*p.rescale)[0], (*p.rescale)[1]); });
}

/// Calls `work(file, planes)` for each file in slice order, with the numbers of its planes within the volume.
template <typename Work> void forFiles(const Source& source, Work&& work) {
  for (std::size_t begin = 0; begin < source.planes.size();) {
    const auto file = source.planes[begin].file;
    auto end = begin + 1;
    while (end < source.planes.size() && source.planes[end].file == file) {
      ++end;
    }
    work(source.headers[file], begin, end);
    begin = end;
  }
}

Volume readAsTaken(const Source& source) {
  Volume volume;
  VoiCollector voi(volume);
  const auto middle = source.planes.size() / 2;
  forFiles(source, [&](const DicomHeader& header, std::size_t begin, std::size_t end) {
    FileReader file(header, volume);
    if (volume.values.empty()) {
      allocate(volume, file, source);
    }
    for (auto slice = begin; slice < end; ++slice) {
      file.read(source.planes[slice], slice);
      if (volume.channels == 1) {
        voi.add(header, file.pixels(), source.planes[slice], file.meaning().mirror.has_value());
      }
    }
    if (begin <= middle && middle < end) {
      describe(volume, header, file);
    }
  });
  voi.finish();
  return volume;
}

/// Each slice of the regular grid is shown as the slice nearest to it.
void spreadVoi(Volume& volume, const SliceGrid& grid) {
  if (volume.voiOfSlice.empty()) {
    return;
  }
  std::vector<int> spread(static_cast<std::size_t>(volume.size[2]));
  for (std::size_t k = 0; k < spread.size(); ++k) {
    const auto way = [at = static_cast<double>(k) * grid.step](double place) { return std::abs(place - at); };
    const auto nearest = std::ranges::min_element(grid.places, {}, way) - grid.places.begin();
    spread[k] = volume.voiOfSlice[static_cast<std::size_t>(nearest)];
  }
  volume.voiOfSlice = std::move(spread);
}

template <typename T> void addAs(Statistics& statistics, std::span<const char> bytes) {
  statistics.add(std::span(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)));
}

void addStored(Statistics& statistics, const StoredPixels& pixels) {
  switch (pixels.type) {
  case SampleType::U8:
    return addAs<std::uint8_t>(statistics, pixels.bytes);
  case SampleType::I8:
    return addAs<std::int8_t>(statistics, pixels.bytes);
  case SampleType::U16:
    return addAs<std::uint16_t>(statistics, pixels.bytes);
  case SampleType::I16:
    return addAs<std::int16_t>(statistics, pixels.bytes);
  case SampleType::U32:
    return addAs<std::uint32_t>(statistics, pixels.bytes);
  case SampleType::I32:
    return addAs<std::int32_t>(statistics, pixels.bytes);
  case SampleType::F32:
    return addAs<float>(statistics, pixels.bytes);
  case SampleType::F64:
    return addAs<double>(statistics, pixels.bytes);
  }
}

} // namespace

Geometry geometryOf(std::span<const DicomPlane> planes, double sliceSpacing) {
  const auto& first = planes.front();
  Geometry geometry;
  geometry.spacing = {orOne(first.pixelSpacing[1]), orOne(first.pixelSpacing[0]), orOne(std::abs(sliceSpacing))};
  if (!std::ranges::all_of(planes, isPlaced)) {
    return geometry;
  }
  const auto& o = *first.orientation;
  const auto normal = normalOf(o);
  geometry.origin = *first.position;
  geometry.direction = {o[0], o[3], normal[0], o[1], o[4], normal[1], o[2], o[5], normal[2]};
  if (planes.size() > 1) {
    const Vector way{(*planes.back().position)[0] - geometry.origin[0],
                     (*planes.back().position)[1] - geometry.origin[1],
                     (*planes.back().position)[2] - geometry.origin[2]};
    geometry.spacing[2] = orOne(dot(way, normal) / static_cast<double>(planes.size() - 1));
  }
  return geometry;
}

Volume readDicomVolume(const Series& series) {
  const auto source = sourceOf(series);
  auto volume = readAsTaken(source);
  volume.geometry = geometryOf(source.planes, source.headers.front().sliceSpacing);
  warnOfHeader(volume, source.headers.front());
  if (mayBeInfinite(source)) {
    replaceNonFinite(volume, series.path);
  }
  if (std::ranges::all_of(source.planes, isPlaced)) {
    if (const auto grid = gridOf(source.planes); !isRegular(grid)) {
      makeRegular(volume, grid);
      spreadVoi(volume, grid);
    }
  }
  return volume;
}

StoredValues readStoredValues(const Series& series) {
  const auto source = sourceOf(series);
  Statistics stored;
  Sha256 hash;
  for (const auto& header : source.headers) {
    const auto pixels = readStoredPixels(header.path, header.transferSyntax);
    hash.update(std::as_bytes(pixels.bytes));
    addStored(stored, pixels);
  }
  Statistics taken;
  taken.add(std::span<const float>(readAsTaken(source).values));
  return {stored.range(), hash.finish(), taken.range()};
}

} // namespace stratoscope::imaging
