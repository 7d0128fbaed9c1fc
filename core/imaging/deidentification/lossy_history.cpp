#include "core/imaging/deidentification/lossy_history.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dctk.h>
#include <span>
#include <string>
#include <vector>

namespace stratoscope::imaging {
namespace {

std::string text(DcmItem& item, const DcmTagKey& tag) {
  OFString value;
  item.findAndGetOFString(tag, value);
  return {value.data(), value.size()};
}

/// The fragments behind the offset table.
std::vector<std::span<const Uint8>> fragmentsOf(DcmDataset& data) {
  std::vector<std::span<const Uint8>> fragments;
  DcmElement* element = nullptr;
  DcmPixelSequence* sequence = nullptr;
  data.findAndGetElement(DCM_PixelData, element);
  auto* const pixels = dynamic_cast<DcmPixelData*>(element);
  if (pixels == nullptr || pixels->getEncapsulatedRepresentation(data.getOriginalXfer(), nullptr, sequence).bad()) {
    return fragments;
  }
  for (unsigned long i = 1; i < sequence->card(); ++i) {
    DcmPixelItem* item = nullptr;
    Uint8* bytes = nullptr;
    if (sequence->getItem(item, i).good() && item->getUint8Array(bytes).good() && bytes != nullptr) {
      fragments.emplace_back(bytes, item->getLength());
    }
  }
  return fragments;
}

/// Where the content of a JPEG family's marker segment begins, in the main header; empty where there is none. The
/// segments' lengths count themselves. ISO/IEC 10918-1, annex B; 14495-1, annex C; 15444-1, annex A.
std::span<const Uint8> segmentOf(std::span<const Uint8> stream, Uint8 marker) {
  constexpr std::size_t behindStart = 2;
  for (std::size_t at = behindStart; at + 4 <= stream.size() && stream[at] == 0xff;) {
    const std::size_t length = std::size_t{stream[at + 2]} * 256 + stream[at + 3];
    if (length < 2 || at + 2 + length > stream.size()) {
      break;
    }
    if (stream[at + 1] == marker) {
      return stream.subspan(at + 4, length - 2);
    }
    at += 2 + length;
  }
  return {};
}

/// NEAR in the start of scan stands behind the count of components and two bytes for each of them.
bool allowsErrors(std::span<const Uint8> stream) {
  const auto scan = segmentOf(stream, 0xda);
  const auto near = scan.empty() ? std::size_t{0} : std::size_t{1} + 2 * std::size_t{scan[0]};
  return near == 0 || near >= scan.size() || scan[near] != 0;
}

/// The wavelet is the tenth byte of the coding style: 1 is the reversible one. A stream of several layers may have been
/// cut off behind one of them.
bool isIrreversible(std::span<const Uint8> stream) {
  constexpr std::size_t wavelet = 9;
  const auto style = segmentOf(stream, 0x52);
  return style.size() <= wavelet || style[wavelet] != 1;
}

struct Method {
  const char* name = nullptr; ///< DICOM's term; null for a syntax that loses nothing
  bool lost = true;
};

Method methodOf(E_TransferSyntax syntax, std::span<const Uint8> stream) {
  const std::string uid = DcmXfer(syntax).getXferID();
  if (uid == "1.2.840.10008.1.2.4.50" || uid == "1.2.840.10008.1.2.4.51") {
    return {"ISO_10918_1", true};
  }
  if (uid == "1.2.840.10008.1.2.4.81") {
    return {"ISO_14495_1", allowsErrors(stream)};
  }
  return uid == "1.2.840.10008.1.2.4.91" ? Method{"ISO_15444_1", isIrreversible(stream)} : Method{};
}

std::string ratioOf(std::uint64_t uncompressed, std::uint64_t compressed) {
  std::array<char, 17> ratio{}; // a decimal string has up to 16 characters
  std::snprintf(ratio.data(), ratio.size(), "%.2f",
                static_cast<double>(uncompressed) / static_cast<double>(std::max<std::uint64_t>(compressed, 1)));
  return ratio.data();
}

} // namespace

void writeLossyHistory(DcmDataset& data, std::uint64_t uncompressed) {
  const auto syntax = data.getOriginalXfer();
  const auto fragments = DcmXfer(syntax).isEncapsulated() ? fragmentsOf(data) : std::vector<std::span<const Uint8>>();
  const auto method = methodOf(syntax, fragments.empty() ? std::span<const Uint8>() : fragments.front());
  const auto declared = text(data, DCM_LossyImageCompression);
  const bool mayBeLossless = std::string(method.name == nullptr ? "" : method.name) != "ISO_10918_1";
  if (method.name == nullptr || !method.lost || (mayBeLossless && declared == "00")) {
    return;
  }
  data.putAndInsertString(DCM_LossyImageCompression, "01");
  if (text(data, DCM_LossyImageCompressionMethod).empty()) {
    std::uint64_t compressed = 0;
    std::ranges::for_each(fragments, [&](const auto& fragment) { compressed += fragment.size(); });
    data.putAndInsertString(DCM_LossyImageCompressionMethod, method.name);
    data.putAndInsertString(DCM_LossyImageCompressionRatio, ratioOf(uncompressed, compressed).c_str());
  }
}

} // namespace stratoscope::imaging
