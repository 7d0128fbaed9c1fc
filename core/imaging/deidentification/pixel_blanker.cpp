#include "core/imaging/deidentification/pixel_blanker.h"

#include "core/base/error.h"

#include <algorithm>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <mutex>
#include <span>

namespace stratoscope::imaging {
namespace {

/// How the pixels lie in the file.
struct Layout {
  int rows = 0;
  int columns = 0;
  int frames = 1;
  int samples = 1;
  int bits = 8;
  bool planar = false; ///< one plane after the other
  std::string photometric;

  [[nodiscard]] std::size_t plane() const { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns); }
  [[nodiscard]] std::size_t values() const {
    return plane() * static_cast<std::size_t>(samples) * static_cast<std::size_t>(frames);
  }
};

int unsignedShort(DcmItem& item, const DcmTagKey& tag, int otherwise) {
  Uint16 value = 0;
  return item.findAndGetUint16(tag, value).good() ? value : otherwise;
}

[[noreturn]] void refuse(Text reason) { throw Error(ErrorCode::Unsupported, std::move(reason)); }

/// As the header says, whatever it says.
Layout headerLayout(DcmItem& data) {
  Layout layout;
  Sint32 frames = 1;
  OFString photometric;
  data.findAndGetSint32(DCM_NumberOfFrames, frames);
  data.findAndGetOFString(DCM_PhotometricInterpretation, photometric);
  layout.rows = unsignedShort(data, DCM_Rows, 0);
  layout.columns = unsignedShort(data, DCM_Columns, 0);
  layout.frames = std::max<int>(frames, 1);
  layout.samples = unsignedShort(data, DCM_SamplesPerPixel, 1);
  layout.bits = unsignedShort(data, DCM_BitsAllocated, 0);
  layout.planar = unsignedShort(data, DCM_PlanarConfiguration, 0) == 1;
  layout.photometric = std::string(photometric.data(), photometric.size());
  return layout;
}

bool hasWholePixels(const Layout& layout) {
  return (layout.bits == 8 || layout.bits == 16 || layout.bits == 32) && !layout.photometric.ends_with("422") &&
         !layout.photometric.ends_with("420");
}

Layout layoutOf(DcmItem& data) {
  auto layout = headerLayout(data);
  if (!hasWholePixels(layout)) {
    refuse(STRATOSCOPE_TEXT("has pixels in a form that cannot be blackened"));
  }
  return layout;
}

/// Black, as each sample of a pixel is stored.
unsigned black(const Layout& layout, int sample, int stored) {
  if (layout.photometric == "MONOCHROME1") {
    return stored >= 32 ? ~0U : (1U << static_cast<unsigned>(stored)) - 1;
  }
  const bool chroma = layout.photometric.starts_with("YBR") && sample > 0;
  return chroma ? 1U << static_cast<unsigned>(stored - 1) : 0;
}

std::vector<bool> blankMask(const Layout& layout, const PixelPlan& plan) {
  std::vector<bool> mask(layout.plane());
  for (int row = 0; row < layout.rows; ++row) {
    for (int column = 0; column < layout.columns; ++column) {
      const auto inside = [&](const PixelRectangle& one) { return one.has(column, row); };
      const auto at =
          static_cast<std::size_t>(row) * static_cast<std::size_t>(layout.columns) + static_cast<std::size_t>(column);
      mask[at] = plan.keep.empty() ? std::ranges::any_of(plan.blank, inside) : std::ranges::none_of(plan.keep, inside);
    }
  }
  return mask;
}

/// @param words of the stored type, one for a sample (32-bit samples: two).
template <typename Word>
void fill(std::span<Word> words, const Layout& layout, const std::vector<bool>& mask, int stored) {
  const auto plane = layout.plane();
  const auto samples = static_cast<std::size_t>(layout.samples);
  const std::size_t wordsOfSample = layout.bits == 32 ? 2 : 1;
  for (std::size_t i = 0; i < layout.values(); ++i) {
    const auto inFrame = i % (plane * samples);
    const auto pixel = layout.planar ? inFrame % plane : inFrame / samples;
    const auto sample = layout.planar ? inFrame / plane : inFrame % samples;
    if (mask[pixel]) {
      const auto value = black(layout, static_cast<int>(sample), stored);
      for (std::size_t word = 0; word < wordsOfSample; ++word) {
        words[i * wordsOfSample + word] = static_cast<Word>(value >> (16 * word));
      }
    }
  }
}

DcmElement& uncompressed(DcmDataset& data) {
  registerPixelDecoders();
  if (data.chooseRepresentation(EXS_LittleEndianExplicit, nullptr).bad()) {
    refuse(STRATOSCOPE_TEXT("has compressed pixels that cannot be decoded here, so nothing in them can be blackened"));
  }
  data.removeAllButCurrentRepresentations();
  DcmElement* pixels = nullptr;
  if (data.findAndGetElement(DCM_PixelData, pixels).bad() || pixels == nullptr) {
    refuse(STRATOSCOPE_TEXT("has no pixel data"));
  }
  return *pixels;
}

[[noreturn]] void refuseShort() {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is shorter than its header says"));
}

std::span<Uint8> bytesOf(DcmElement& pixels, std::size_t wanted) {
  Uint8* bytes = nullptr;
  if (pixels.getUint8Array(bytes).bad() || bytes == nullptr || pixels.getLength() < wanted) {
    refuseShort();
  }
  return {bytes, wanted};
}

std::span<Uint16> wordsOf(DcmElement& pixels, std::size_t wanted) {
  Uint16* words = nullptr;
  if (pixels.getUint16Array(words).bad() || words == nullptr || pixels.getLength() / 2 < wanted) {
    refuseShort();
  }
  return {words, wanted};
}

} // namespace

void registerPixelDecoders() {
  static std::once_flag once;
  std::call_once(once, [] {
    DJDecoderRegistration::registerCodecs();
    DJLSDecoderRegistration::registerCodecs();
    DcmRLEDecoderRegistration::registerCodecs();
  });
}

void blankPixels(DcmDataset& data, const PixelPlan& plan) {
  auto& pixels = uncompressed(data);
  const auto layout = layoutOf(data); // decoding may have changed it
  const int stored = unsignedShort(data, DCM_BitsStored, layout.bits);
  const auto mask = blankMask(layout, plan);
  if (layout.bits == 8) {
    fill(bytesOf(pixels, layout.values()), layout, mask, stored);
  } else {
    fill(wordsOf(pixels, layout.values() * (layout.bits == 32 ? 2 : 1)), layout, mask, stored);
  }
}

void clearUnusedBits(DcmDataset& data) {
  auto& pixels = uncompressed(data);
  const auto layout = layoutOf(data);
  const int stored = unsignedShort(data, DCM_BitsStored, layout.bits);
  const int high = unsignedShort(data, DCM_HighBit, stored - 1);
  if (layout.bits != 16 || high != stored - 1 || stored < 1 || stored >= 16) {
    refuse(STRATOSCOPE_TEXT("has overlays within its pixel words that cannot be cleared"));
  }
  const bool isSigned = unsignedShort(data, DCM_PixelRepresentation, 0) == 1;
  const auto used = (1U << static_cast<unsigned>(stored)) - 1;
  const auto sign = 1U << static_cast<unsigned>(stored - 1);
  for (auto& word : wordsOf(pixels, layout.values())) {
    const auto value = word & used;
    word = static_cast<Uint16>(isSigned && (value & sign) != 0 ? value | ~used : value);
  }
}

void cutPixelPadding(DcmDataset& data) {
  DcmElement* pixels = nullptr;
  const auto layout = headerLayout(data);
  if (DcmXfer(data.getCurrentXfer()).isEncapsulated() || !hasWholePixels(layout) ||
      data.findAndGetElement(DCM_PixelData, pixels).bad() || pixels == nullptr) {
    return;
  }
  const auto bytes = layout.values() * static_cast<std::size_t>(layout.bits / 8);
  const auto even = bytes + bytes % 2;
  if (bytes == 0 || pixels->getLength() <= even) {
    return;
  }
  if (pixels->getVR() == EVR_OW) {
    const auto words = wordsOf(*pixels, even / 2);
    const std::vector<Uint16> kept(words.begin(), words.end());
    data.putAndInsertUint16Array(DCM_PixelData, kept.data(), static_cast<unsigned long>(kept.size()));
  } else {
    const auto found = bytesOf(*pixels, even);
    std::vector<Uint8> kept(found.begin(), found.end());
    std::fill(kept.begin() + static_cast<std::ptrdiff_t>(bytes), kept.end(), Uint8{0});
    data.putAndInsertUint8Array(DcmTag(DCM_PixelData, DcmVR(EVR_OB)), kept.data(),
                                static_cast<unsigned long>(kept.size()));
  }
}

} // namespace stratoscope::imaging
