#include "core/imaging/inspect.h"

#include "core/base/sha256.h"
#include "core/imaging/c_locale.h"
#include "core/imaging/itk_image.h"

#include <algorithm>
#include <gdcmImageChangePlanarConfiguration.h>
#include <gdcmImageReader.h>

namespace stratoscope::imaging {
namespace {

class Statistics {
public:
  template <typename T> void add(std::span<const T> values) {
    for (const T value : values) {
      const auto number = static_cast<double>(value);
      range_.least = count_ == 0 ? number : std::min(range_.least, number);
      range_.most = count_ == 0 ? number : std::max(range_.most, number);
      sum_ += number;
      ++count_;
    }
  }
  [[nodiscard]] ValueRange range() const {
    auto range = range_;
    range.mean = count_ == 0 ? 0 : sum_ / static_cast<double>(count_);
    return range;
  }

private:
  ValueRange range_;
  double sum_ = 0;
  std::size_t count_ = 0;
};

template <typename T> void addAs(Statistics& statistics, const std::vector<char>& bytes) {
  statistics.add(std::span(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)));
}

void addPixels(Statistics& statistics, const std::vector<char>& bytes, gdcm::PixelFormat::ScalarType type,
               const std::filesystem::path& path) {
  switch (type) {
  case gdcm::PixelFormat::UINT8:
  case gdcm::PixelFormat::SINGLEBIT:
    return addAs<std::uint8_t>(statistics, bytes);
  case gdcm::PixelFormat::INT8:
    return addAs<std::int8_t>(statistics, bytes);
  case gdcm::PixelFormat::UINT16:
    return addAs<std::uint16_t>(statistics, bytes);
  case gdcm::PixelFormat::INT16:
    return addAs<std::int16_t>(statistics, bytes);
  case gdcm::PixelFormat::UINT32:
    return addAs<std::uint32_t>(statistics, bytes);
  case gdcm::PixelFormat::INT32:
    return addAs<std::int32_t>(statistics, bytes);
  case gdcm::PixelFormat::FLOAT32:
    return addAs<float>(statistics, bytes);
  case gdcm::PixelFormat::FLOAT64:
    return addAs<double>(statistics, bytes);
  default:
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("stored values of this type are not read"), path.string());
  }
}

/// Eight pixels of a segmentation lie in a byte, the first one in its lowest bit.
std::vector<char> unpacked(const std::vector<char>& bytes, std::size_t pixels) {
  std::vector<char> bits(std::min(pixels, bytes.size() * 8));
  for (std::size_t i = 0; i < bits.size(); ++i) {
    bits[i] = static_cast<char>(static_cast<unsigned char>(bytes[i / 8]) >> (i % 8) & 1);
  }
  return bits;
}

/// The decompressed pixels, the channels of one beside each other.
std::vector<char> pixelsOf(const gdcm::Image& stored, const std::filesystem::path& path) {
  gdcm::ImageChangePlanarConfiguration interleave;
  interleave.SetInput(stored);
  interleave.SetPlanarConfiguration(0);
  const bool planar = stored.GetPlanarConfiguration() == 1;
  if (planar && !interleave.Change()) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the pixel data cannot be decoded"), path.string());
  }
  const auto& image = planar ? interleave.GetOutput() : stored;
  std::vector<char> bytes(image.GetBufferLength());
  if (!image.GetBuffer(bytes.data())) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the pixel data cannot be decoded"), path.string());
  }
  const auto* size = image.GetDimensions();
  const auto frames = image.GetNumberOfDimensions() > 2 ? size[2] : 1U;
  const bool bits = image.GetPixelFormat() == gdcm::PixelFormat::SINGLEBIT;
  return bits ? unpacked(bytes, std::size_t{size[0]} * size[1] * frames) : bytes;
}

void addFile(const std::filesystem::path& path, Statistics& statistics, Sha256& hash) {
  gdcm::ImageReader reader;
  reader.SetFileName(path.c_str());
  if (!reader.Read()) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the pixel data cannot be decoded"), path.string());
  }
  const auto& image = reader.GetImage();
  const auto bytes = pixelsOf(image, path);
  hash.update(std::as_bytes(std::span(bytes)));
  addPixels(statistics, bytes, image.GetPixelFormat().GetScalarType(), path);
}

} // namespace

StoredValues storedValues(const std::vector<std::filesystem::path>& files) {
  const CLocale numbers;
  Statistics statistics;
  Sha256 hash;
  for (const auto& path : files) {
    guardItk(path, [&] { addFile(path, statistics, hash); });
  }
  return {statistics.range(), hash.finish()};
}

Inspection inspect(const Series& series, PixelDecoder& decoder) {
  auto volume = decoder.decode(series);
  Statistics statistics;
  statistics.add(std::span<const float>(volume.values));
  Inspection inspection;
  inspection.size = volume.size;
  inspection.channels = volume.channels;
  inspection.geometry = volume.geometry;
  inspection.unit = volume.unit;
  inspection.values = statistics.range();
  inspection.warnings = std::move(volume.warnings);
  if (series.kind == SourceKind::Dicom) {
    inspection.stored = storedValues(series.files);
  }
  return inspection;
}

} // namespace stratoscope::imaging
