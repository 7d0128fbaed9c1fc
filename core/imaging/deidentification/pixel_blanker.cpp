#include "core/imaging/deidentification/pixel_blanker.h"

#include "core/base/error.h"
#include "core/imaging/deidentification/pixel_layout.h"

#include <algorithm>
#include <dcmtk/dcmdata/dctk.h>
#include <span>

namespace stratoscope::imaging {
namespace {

[[noreturn]] void refuse(Text reason) { throw Error(ErrorCode::Unsupported, std::move(reason)); }

PixelLayout layoutOf(DcmItem& data) {
  auto layout = pixelLayout(data);
  if (!hasWholePixels(layout)) {
    refuse(STRATOSCOPE_TEXT("has pixels in a form that cannot be blackened"));
  }
  return layout;
}

/// Black, as each sample of a pixel is stored.
unsigned black(const PixelLayout& layout, int sample) {
  const auto stored = static_cast<unsigned>(layout.stored);
  if (layout.photometric == "MONOCHROME1") {
    return stored >= 32 ? ~0U : (1U << stored) - 1;
  }
  const bool chroma = layout.photometric.starts_with("YBR") && sample > 0;
  return chroma ? 1U << (stored - 1) : 0;
}

std::vector<bool> blankMask(const PixelLayout& layout, const PixelPlan& plan) {
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
template <typename Word> void fill(std::span<Word> words, const PixelLayout& layout, const std::vector<bool>& mask) {
  const auto plane = layout.plane();
  const auto samples = static_cast<std::size_t>(layout.samples);
  const std::size_t wordsOfSample = layout.bits == 32 ? 2 : 1;
  for (std::size_t i = 0; i < layout.values(); ++i) {
    const auto inFrame = i % (plane * samples);
    const auto pixel = layout.planar ? inFrame % plane : inFrame / samples;
    const auto sample = layout.planar ? inFrame / plane : inFrame % samples;
    if (mask[pixel]) {
      const auto value = black(layout, static_cast<int>(sample));
      for (std::size_t word = 0; word < wordsOfSample; ++word) {
        words[i * wordsOfSample + word] = static_cast<Word>(value >> (16 * word));
      }
    }
  }
}

DcmElement& pixelsOf(DcmDataset& data) {
  DcmElement* pixels = nullptr;
  if (data.findAndGetElement(DCM_PixelData, pixels).bad() || pixels == nullptr) {
    refuse(STRATOSCOPE_TEXT("has no pixel data"));
  }
  return *pixels;
}

[[noreturn]] void refuseShort() {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is shorter than its header says"));
}

std::span<Uint8> bytesOf(DcmElement& pixels, const PixelLayout& layout) {
  Uint8* bytes = nullptr;
  if (!isHeldBy(layout, pixels.getLength()) || pixels.getUint8Array(bytes).bad() || bytes == nullptr) {
    refuseShort();
  }
  return {bytes, layout.values() * static_cast<std::size_t>(layout.bits / 8)};
}

std::span<Uint16> wordsOf(DcmElement& pixels, const PixelLayout& layout) {
  Uint16* words = nullptr;
  if (!isHeldBy(layout, pixels.getLength()) || pixels.getUint16Array(words).bad() || words == nullptr) {
    refuseShort();
  }
  return {words, layout.values() * static_cast<std::size_t>(layout.bits / 8) / 2};
}

} // namespace

void blankPixels(DcmDataset& data, const PixelPlan& plan) {
  auto& pixels = pixelsOf(data);
  const auto layout = layoutOf(data);
  if (layout.bits == 8) {
    const auto bytes = bytesOf(pixels, layout);
    fill(bytes, layout, blankMask(layout, plan));
  } else {
    const auto words = wordsOf(pixels, layout);
    fill(words, layout, blankMask(layout, plan));
  }
}

void clearUnusedBits(DcmDataset& data) {
  auto& pixels = pixelsOf(data);
  const auto layout = layoutOf(data);
  Uint16 high = 0;
  Uint16 representation = 0;
  data.findAndGetUint16(DCM_HighBit, high);
  data.findAndGetUint16(DCM_PixelRepresentation, representation);
  if (layout.bits != 16 || high != layout.stored - 1 || layout.stored >= 16) {
    refuse(STRATOSCOPE_TEXT("has overlays within its pixel words that cannot be cleared"));
  }
  const auto used = (1U << static_cast<unsigned>(layout.stored)) - 1;
  const auto sign = 1U << high;
  for (auto& word : wordsOf(pixels, layout)) {
    const auto value = word & used;
    word = static_cast<Uint16>(representation == 1 && (value & sign) != 0 ? value | ~used : value);
  }
}

void cutPixelPadding(DcmDataset& data) {
  DcmElement* pixels = nullptr;
  const auto layout = pixelLayout(data);
  if (DcmXfer(data.getCurrentXfer()).isEncapsulated() || !hasWholePixels(layout) ||
      data.findAndGetElement(DCM_PixelData, pixels).bad() || !isHeldBy(layout, pixels->getLength())) {
    return;
  }
  const auto bytes = layout.values() * static_cast<std::size_t>(layout.bits / 8);
  if (pixels->getLength() <= bytes + bytes % 2) {
    return;
  }
  const bool asWords = pixels->getVR() == EVR_OW && bytes % 2 == 0;
  if (asWords) {
    const auto words = wordsOf(*pixels, layout);
    const std::vector<Uint16> kept(words.begin(), words.end());
    data.putAndInsertUint16Array(DCM_PixelData, kept.data(), static_cast<unsigned long>(kept.size()));
  } else {
    const auto found = bytesOf(*pixels, layout);
    std::vector<Uint8> kept(found.begin(), found.end());
    kept.resize(bytes + bytes % 2);
    data.putAndInsertUint8Array(DcmTag(DCM_PixelData, DcmVR(EVR_OB)), kept.data(),
                                static_cast<unsigned long>(kept.size()));
  }
}

} // namespace stratoscope::imaging
