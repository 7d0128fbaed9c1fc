#include "core/imaging/dicom/pixels.h"

#include "core/base/error.h"
#include "core/imaging/dicom/syntax.h"
#include "core/imaging/file_size.h"
#include "core/imaging/itk_image.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <dcmtk/dcmdata/dctk.h>
#include <gdcmImageChangePlanarConfiguration.h>
#include <gdcmImageReader.h>
#include <optional>

namespace stratoscope::imaging {
namespace {

const gdcm::Tag pixelData(0x7fe0, 0x0010);
const gdcm::Tag floatPixelData(0x7fe0, 0x0008);
const gdcm::Tag doublePixelData(0x7fe0, 0x0009);

[[noreturn]] void refuse(const std::filesystem::path& path) {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the pixel data cannot be decoded"), path.string());
}

const gdcm::ByteValue* valueOf(const gdcm::DataSet& data, const gdcm::Tag& tag) {
  return data.FindDataElement(tag) ? data.GetDataElement(tag).GetByteValue() : nullptr;
}

int number(const gdcm::DataSet& data, const gdcm::Tag& tag, int otherwise) {
  const auto* value = valueOf(data, tag);
  std::uint16_t result = 0;
  if (value == nullptr || value->GetLength() < sizeof result) {
    return otherwise;
  }
  std::memcpy(&result, value->GetPointer(), sizeof result);
  return result;
}

std::string trimmed(std::string padded) {
  padded.erase(padded.find_last_not_of(std::string_view(" \0", 2)) + 1);
  return padded;
}

std::string text(const gdcm::DataSet& data, const gdcm::Tag& tag) {
  const auto* value = valueOf(data, tag);
  return value == nullptr ? std::string() : trimmed({value->GetPointer(), value->GetLength()});
}

bool hasItems(const gdcm::DataSet& data, const gdcm::Tag& tag) {
  return data.FindDataElement(tag) && !data.GetDataElement(tag).IsEmpty();
}

SampleType typeOf(int allocated, bool isSigned, const std::filesystem::path& path) {
  switch (allocated) {
  case 1:
  case 8:
    return isSigned ? SampleType::I8 : SampleType::U8;
  case 16:
    return isSigned ? SampleType::I16 : SampleType::U16;
  case 32:
    return isSigned ? SampleType::I32 : SampleType::U32;
  default:
    throw Error(ErrorCode::Unsupported,
                {STRATOSCOPE_TEXT("pixels of %1 bits are not read"), {std::to_string(allocated)}}, path.string());
  }
}

/// What the header says of the pixels.
StoredPixels described(const gdcm::DataSet& data, const std::filesystem::path& path) {
  StoredPixels pixels;
  pixels.rows = number(data, {0x0028, 0x0010}, 0);
  pixels.columns = number(data, {0x0028, 0x0011}, 0);
  pixels.frames = std::max(1, std::atoi(text(data, {0x0028, 0x0008}).c_str()));
  pixels.samples = number(data, {0x0028, 0x0002}, 1);
  pixels.photometric = text(data, {0x0028, 0x0004});
  pixels.hasModalityTable = hasItems(data, {0x0028, 0x3000});
  pixels.hasVoiTable = hasItems(data, {0x0028, 0x3010});
  if (data.FindDataElement(floatPixelData) || data.FindDataElement(doublePixelData)) {
    pixels.type = data.FindDataElement(floatPixelData) ? SampleType::F32 : SampleType::F64;
    return pixels;
  }
  const int allocated = number(data, {0x0028, 0x0100}, 8);
  pixels.type = typeOf(allocated, number(data, {0x0028, 0x0103}, 0) == 1, path);
  pixels.bitsStored = std::clamp(number(data, {0x0028, 0x0101}, allocated), 1, allocated);
  pixels.highBit = std::clamp(number(data, {0x0028, 0x0102}, pixels.bitsStored - 1), pixels.bitsStored - 1,
                              std::max(pixels.bitsStored, allocated) - 1);
  return pixels;
}

/// How many samples there are. Throws where a forged header asks for more than any file holds, or the codec found
/// neither grey nor three colours.
std::size_t count(const StoredPixels& pixels, const std::filesystem::path& path) {
  constexpr double most = 3.0 * static_cast<double>(mostPixels);
  const double wanted = static_cast<double>(pixels.columns) * pixels.rows * pixels.frames * pixels.samples;
  if (!(wanted >= 1 && wanted <= most) || (pixels.samples != 1 && pixels.samples != 3)) {
    refuse(path);
  }
  return static_cast<std::size_t>(pixels.columns) * static_cast<std::size_t>(pixels.rows) *
         static_cast<std::size_t>(pixels.frames) * static_cast<std::size_t>(pixels.samples);
}

void own(StoredPixels& pixels, std::vector<char> bytes) {
  const auto owner = std::make_shared<const std::vector<char>>(std::move(bytes));
  pixels.bytes = *owner;
  pixels.owner = owner;
}

/// Eight pixels of a segmentation lie in a byte, the first one in its lowest bit.
std::vector<char> unpacked(std::span<const char> packed, std::size_t pixels) {
  std::vector<char> bits(pixels);
  for (std::size_t i = 0; i < pixels; ++i) {
    bits[i] = static_cast<char>(static_cast<unsigned char>(packed[i / 8]) >> (i % 8) & 1);
  }
  return bits;
}

/// Two pixels lie as Y Y Cb Cr. PS3.3, section C.7.6.3.1.2.
std::vector<char> withChromaEverywhere(std::span<const char> packed) {
  std::vector<char> pixels(packed.size() / 4 * 6);
  for (std::size_t pair = 0; pair < packed.size() / 4; ++pair) {
    const auto* from = packed.data() + pair * 4;
    auto* to = pixels.data() + pair * 6;
    to[0] = from[0];
    to[3] = from[1];
    to[1] = to[4] = from[2];
    to[2] = to[5] = from[3];
  }
  return pixels;
}

/// Planar Configuration 1: all red of a frame, all green, all blue.
std::vector<char> interleaved(const StoredPixels& pixels) {
  const auto width = bytesOf(pixels.type);
  const auto samples = static_cast<std::size_t>(pixels.samples);
  const auto plane = static_cast<std::size_t>(pixels.columns) * static_cast<std::size_t>(pixels.rows);
  std::vector<char> result(pixels.bytes.size());
  for (std::size_t frame = 0; frame < static_cast<std::size_t>(pixels.frames); ++frame) {
    for (std::size_t sample = 0; sample < samples; ++sample) {
      for (std::size_t i = 0; i < plane; ++i) {
        std::memcpy(result.data() + ((frame * plane + i) * samples + sample) * width,
                    pixels.bytes.data() + ((frame * samples + sample) * plane + i) * width, width);
      }
    }
  }
  return result;
}

const gdcm::ByteValue& nativeBytes(const gdcm::DataSet& data, const std::filesystem::path& path) {
  for (const auto& tag : {pixelData, floatPixelData, doublePixelData}) {
    if (const auto* value = valueOf(data, tag)) {
      return *value;
    }
  }
  refuse(path);
}

/// Pixels that are not compressed need no decoder: they are read where they lie.
void takeNative(StoredPixels& pixels, const std::shared_ptr<gdcm::Reader>& reader, const std::filesystem::path& path) {
  const auto& data = reader->GetFile().GetDataSet();
  const auto& value = nativeBytes(data, path);
  const bool isPacked = number(data, {0x0028, 0x0100}, 8) == 1;
  const bool isSubsampled = pixels.photometric.ends_with("_422") && pixels.samples == 3;
  const auto samples = count(pixels, path);
  const auto plain = samples * bytesOf(pixels.type);
  const auto subsampled = isSubsampled ? samples / 3 * 2 : plain;
  const auto wanted = isPacked ? (samples + 7) / 8 : subsampled;
  if (value.GetLength() < wanted) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the pixel data are shorter than the header says"),
                path.string());
  }
  pixels.bytes = std::span(value.GetPointer(), wanted);
  pixels.owner = reader;
  if (isPacked) {
    own(pixels, unpacked(pixels.bytes, samples));
  } else if (isSubsampled) {
    own(pixels, withChromaEverywhere(pixels.bytes));
  } else if (pixels.samples > 1 && number(data, {0x0028, 0x0006}, 0) == 1) {
    own(pixels, interleaved(pixels));
  }
}

SampleType typeOf(const gdcm::PixelFormat& format, const std::filesystem::path& path) {
  const int allocated = format.GetBitsAllocated();
  return typeOf(allocated == 12 ? 16 : allocated, format.GetPixelRepresentation() == 1, path);
}

template <typename T> void extendSigns(std::vector<char>& bytes, int bits) {
  const int shift = static_cast<int>(sizeof(T)) * 8 - bits;
  for (std::size_t at = 0; at + sizeof(T) <= bytes.size(); at += sizeof(T)) {
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    const auto raised = static_cast<std::make_unsigned_t<T>>(static_cast<std::make_unsigned_t<T>>(value) << shift);
    value = static_cast<T>(static_cast<T>(raised) >> shift);
    std::memcpy(bytes.data() + at, &value, sizeof value);
  }
}

/// A JPEG 2000 stream says itself whether its values are signed, and may contradict the header, which is believed.
void believeHeader(StoredPixels& pixels, SampleType decoded, std::vector<char>& bytes) {
  if (bytesOf(decoded) != bytesOf(pixels.type)) {
    pixels.type = decoded;
  } else if (pixels.type == SampleType::I16) {
    extendSigns<std::int16_t>(bytes, pixels.bitsStored);
  } else if (pixels.type == SampleType::I8) {
    extendSigns<std::int8_t>(bytes, pixels.bitsStored);
  }
}

std::vector<char> decompressed(const gdcm::Image& image, const std::filesystem::path& path) {
  std::vector<char> bytes(image.GetBufferLength());
  if (!image.GetBuffer(bytes.data())) {
    refuse(path);
  }
  return bytes;
}

/// What the codec found, in place of what the header says.
void describe(StoredPixels& pixels, const gdcm::Image& image) {
  const auto* size = image.GetDimensions();
  pixels.columns = static_cast<int>(size[0]);
  pixels.rows = static_cast<int>(size[1]);
  pixels.frames = image.GetNumberOfDimensions() > 2 ? static_cast<int>(size[2]) : 1;
  pixels.samples = image.GetPixelFormat().GetSamplesPerPixel();
  pixels.photometric = trimmed(image.GetPhotometricInterpretation().GetString());
}

void takeDecoded(StoredPixels& pixels, const gdcm::Image& image, const std::filesystem::path& path) {
  auto bytes = decompressed(image, path);
  describe(pixels, image);
  const auto samples = count(pixels, path);
  const auto& format = image.GetPixelFormat();
  const bool isPacked = format == gdcm::PixelFormat::SINGLEBIT;
  if (isPacked && bytes.size() < (samples + 7) / 8) {
    refuse(path);
  }
  bytes = isPacked ? unpacked(bytes, samples) : std::move(bytes);
  believeHeader(pixels, isPacked ? SampleType::U8 : typeOf(format, path), bytes);
  if (bytes.size() < samples * bytesOf(pixels.type)) {
    refuse(path);
  }
  own(pixels, std::move(bytes));
}

/// Decompressed, the channels of a pixel beside each other.
void decode(StoredPixels& pixels, const gdcm::Image& stored, const std::filesystem::path& path) {
  if (stored.GetPlanarConfiguration() != 1) {
    return takeDecoded(pixels, stored, path);
  }
  gdcm::ImageChangePlanarConfiguration interleave;
  interleave.SetInput(stored);
  interleave.SetPlanarConfiguration(0);
  if (!interleave.Change()) {
    refuse(path);
  }
  takeDecoded(pixels, interleave.GetOutput(), path);
}

constexpr std::string_view bigEndian = "1.2.840.10008.1.2.2";

bool isLittleEndianNative(const std::string& syntax) {
  return syntax == "1.2.840.10008.1.2" || syntax == "1.2.840.10008.1.2.1" || syntax == "1.2.840.10008.1.2.1.99";
}

StoredPixels readNative(const std::filesystem::path& path) {
  const auto reader = std::make_shared<gdcm::Reader>();
  reader->SetFileName(path.c_str());
  if (!reader->Read()) {
    refuse(path);
  }
  auto pixels = described(reader->GetFile().GetDataSet(), path);
  takeNative(pixels, reader, path);
  return pixels;
}

template <typename T> void ownNumbers(StoredPixels& pixels, const T* numbers, unsigned long there, std::size_t wanted) {
  if (there < wanted) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the pixel data are shorter than the header says"));
  }
  const auto* first = reinterpret_cast<const char*>(numbers);
  own(pixels, std::vector<char>(first, first + wanted * sizeof(T)));
}

/// Real numbers of a big-endian file, which GDCM leaves as they are; nothing for a file of whole numbers.
std::optional<StoredPixels> readBigEndianReals(const std::filesystem::path& path) {
  DcmFileFormat file;
  constexpr Uint32 longestValue = 1024; // longer ones stay in the file until they are asked for
  const Float32* floats = nullptr;
  const Float64* doubles = nullptr;
  unsigned long there = 0;
  if (file.loadFile(path.c_str(), EXS_Unknown, EGL_noChange, longestValue, ERM_autoDetect).bad() ||
      (file.getDataset()->findAndGetFloat32Array(DCM_FloatPixelData, floats, &there).bad() &&
       file.getDataset()->findAndGetFloat64Array(DCM_DoubleFloatPixelData, doubles, &there).bad())) {
    return std::nullopt;
  }
  gdcm::Reader reader;
  reader.SetFileName(path.c_str());
  if (!reader.Read()) {
    refuse(path);
  }
  auto pixels = described(reader.GetFile().GetDataSet(), path);
  const auto wanted = count(pixels, path);
  if (floats != nullptr) {
    ownNumbers(pixels, floats, there, wanted);
  } else {
    ownNumbers(pixels, doubles, there, wanted);
  }
  return pixels;
}

std::uint32_t halvesSwapped(std::uint32_t word) { return word << 16U | word >> 16U; }

/// In big endian some writers swap the bytes of 16-bit words, as PS3.5 has it for OW, others those of 32-bit pixels:
/// the halves of a pixel then come in the other order. Neighbours differ least where the order is right.
void orderHalves(StoredPixels& pixels) {
  std::vector<std::uint32_t> words(pixels.bytes.size() / sizeof(std::uint32_t));
  std::memcpy(words.data(), pixels.bytes.data(), words.size() * sizeof(std::uint32_t));
  double asIs = 0;
  double swapped = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto difference = [](std::uint32_t a, std::uint32_t b) {
      return std::abs(static_cast<double>(static_cast<std::int32_t>(a)) - static_cast<std::int32_t>(b));
    };
    asIs += difference(words[i], words[i - 1]);
    swapped += difference(halvesSwapped(words[i]), halvesSwapped(words[i - 1]));
  }
  if (swapped < asIs) {
    std::ranges::transform(words, words.begin(), halvesSwapped);
    std::vector<char> bytes(words.size() * sizeof(std::uint32_t));
    std::memcpy(bytes.data(), words.data(), bytes.size());
    own(pixels, std::move(bytes));
  }
}

/// Big endian, or compressed: GDCM gives the values in this machine's order.
StoredPixels readThroughCodec(const std::filesystem::path& path, bool isBigEndian) {
  gdcm::ImageReader reader;
  reader.SetFileName(path.c_str());
  if (!reader.Read()) {
    refuse(path);
  }
  auto pixels = described(reader.GetFile().GetDataSet(), path);
  pixels.native = false;
  decode(pixels, reader.GetImage(), path);
  if (isBigEndian && bytesOf(pixels.type) == sizeof(std::uint32_t)) {
    orderHalves(pixels);
  }
  return pixels;
}

} // namespace

std::size_t bytesOf(SampleType type) {
  switch (type) {
  case SampleType::U8:
  case SampleType::I8:
    return 1;
  case SampleType::U16:
  case SampleType::I16:
    return 2;
  case SampleType::F64:
    return 8;
  default:
    return 4;
  }
}

StoredImage readStoredImage(const Series& series) {
  const auto pixels = readStoredPixels(series.path, series.transferSyntax);
  if (pixels.type == SampleType::F32 || pixels.type == SampleType::F64) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("the pixels are real numbers"), series.path.string());
  }
  constexpr std::string_view shared = "_422";
  StoredImage image{pixels.columns,
                    pixels.rows,
                    pixels.frames,
                    pixels.samples,
                    static_cast<int>(bytesOf(pixels.type)) * 8,
                    pixels.photometric,
                    std::string(pixels.bytes.begin(), pixels.bytes.end())};
  if (image.photometric.ends_with(shared)) {
    image.photometric.erase(image.photometric.size() - shared.size());
  }
  image.bytes.resize(static_cast<std::size_t>(image.size())); // a codec may fill up its last row
  return image;
}

StoredPixels readStoredPixels(const std::filesystem::path& path, const std::string& syntax) {
  checkSyntax(path, syntax);
  StoredPixels pixels;
  guardItk(path, [&] {
    if (auto reals = syntax == bigEndian ? readBigEndianReals(path) : std::nullopt) {
      pixels = std::move(*reals);
    } else {
      pixels = isLittleEndianNative(syntax) ? readNative(path) : readThroughCodec(path, syntax == bigEndian);
    }
  });
  return pixels;
}

} // namespace stratoscope::imaging
