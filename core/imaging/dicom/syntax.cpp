#include "core/imaging/dicom/syntax.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace stratoscope::imaging {
namespace {

constexpr std::array<std::string_view, 13> decoded{"1.2.840.10008.1.2",      // implicit little endian
                                                   "1.2.840.10008.1.2.1",    // explicit little endian
                                                   "1.2.840.10008.1.2.1.99", // deflated
                                                   "1.2.840.10008.1.2.2",    // explicit big endian
                                                   "1.2.840.10008.1.2.4.50", // JPEG baseline
                                                   "1.2.840.10008.1.2.4.51", // JPEG extended
                                                   "1.2.840.10008.1.2.4.57", // JPEG lossless
                                                   "1.2.840.10008.1.2.4.70", // JPEG lossless, first-order prediction
                                                   "1.2.840.10008.1.2.4.80", // JPEG-LS lossless
                                                   "1.2.840.10008.1.2.4.81", // JPEG-LS near-lossless
                                                   "1.2.840.10008.1.2.4.90", // JPEG 2000 lossless
                                                   "1.2.840.10008.1.2.4.91", // JPEG 2000
                                                   "1.2.840.10008.1.2.5"};   // RLE

struct Name {
  std::string_view uid;
  std::string_view name;
};

constexpr std::array<Name, 48> others{
    {{"1.2.840.10008.1.2.1.98", "Encapsulated Uncompressed Explicit VR Little Endian"},
     {"1.2.840.10008.1.2.4.52", "JPEG Extended (Processes 3 and 5), retired"},
     {"1.2.840.10008.1.2.4.53", "JPEG Spectral Selection (Processes 6 and 8), retired"},
     {"1.2.840.10008.1.2.4.54", "JPEG Spectral Selection (Processes 7 and 9), retired"},
     {"1.2.840.10008.1.2.4.55", "JPEG Full Progression (Processes 10 and 12), retired"},
     {"1.2.840.10008.1.2.4.56", "JPEG Full Progression (Processes 11 and 13), retired"},
     {"1.2.840.10008.1.2.4.58", "JPEG Lossless (Process 15), retired"},
     {"1.2.840.10008.1.2.4.59", "JPEG Extended, Hierarchical (Processes 16 and 18), retired"},
     {"1.2.840.10008.1.2.4.60", "JPEG Extended, Hierarchical (Processes 17 and 19), retired"},
     {"1.2.840.10008.1.2.4.61", "JPEG Spectral Selection, Hierarchical (Processes 20 and 22), retired"},
     {"1.2.840.10008.1.2.4.62", "JPEG Spectral Selection, Hierarchical (Processes 21 and 23), retired"},
     {"1.2.840.10008.1.2.4.63", "JPEG Full Progression, Hierarchical (Processes 24 and 26), retired"},
     {"1.2.840.10008.1.2.4.64", "JPEG Full Progression, Hierarchical (Processes 25 and 27), retired"},
     {"1.2.840.10008.1.2.4.65", "JPEG Lossless, Hierarchical (Process 28), retired"},
     {"1.2.840.10008.1.2.4.66", "JPEG Lossless, Hierarchical (Process 29), retired"},
     {"1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Multi-component (Lossless Only)"},
     {"1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2 Multi-component"},
     {"1.2.840.10008.1.2.4.94", "JPIP Referenced"},
     {"1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate"},
     {"1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level"},
     {"1.2.840.10008.1.2.4.100.1", "Fragmentable MPEG2 Main Profile / Main Level"},
     {"1.2.840.10008.1.2.4.101", "MPEG2 Main Profile / High Level"},
     {"1.2.840.10008.1.2.4.101.1", "Fragmentable MPEG2 Main Profile / High Level"},
     {"1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile / Level 4.1"},
     {"1.2.840.10008.1.2.4.102.1", "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1"},
     {"1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1"},
     {"1.2.840.10008.1.2.4.103.1", "Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1"},
     {"1.2.840.10008.1.2.4.104", "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video"},
     {"1.2.840.10008.1.2.4.104.1", "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video"},
     {"1.2.840.10008.1.2.4.105", "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video"},
     {"1.2.840.10008.1.2.4.105.1", "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video"},
     {"1.2.840.10008.1.2.4.106", "MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2"},
     {"1.2.840.10008.1.2.4.106.1", "Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2"},
     {"1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile / Level 5.1"},
     {"1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile / Level 5.1"},
     {"1.2.840.10008.1.2.4.110", "JPEG XL Lossless"},
     {"1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression"},
     {"1.2.840.10008.1.2.4.112", "JPEG XL"},
     {"1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 (Lossless Only)"},
     {"1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL Options (Lossless Only)"},
     {"1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"},
     {"1.2.840.10008.1.2.4.204", "JPIP HTJ2K Referenced"},
     {"1.2.840.10008.1.2.4.205", "JPIP HTJ2K Referenced Deflate"},
     {"1.2.840.10008.1.2.6.1", "RFC 2557 MIME Encapsulation, retired"},
     {"1.2.840.10008.1.2.6.2", "XML Encoding, retired"},
     {"1.2.840.10008.1.2.7.1", "SMPTE ST 2110-20 Uncompressed Progressive Active Video"},
     {"1.2.840.10008.1.2.7.2", "SMPTE ST 2110-20 Uncompressed Interlaced Active Video"},
     {"1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression"}}};

} // namespace

void checkSyntax(const std::filesystem::path& path, const std::string& uid) {
  if (std::ranges::find(decoded, uid) != decoded.end()) {
    return;
  }
  const auto known = std::ranges::find(others, uid, &Name::uid);
  if (known == others.end()) {
    throw Error(ErrorCode::Unsupported,
                {STRATOSCOPE_TEXT("the transfer syntax %1 is not known here"), {uid.empty() ? "?" : uid}},
                path.string());
  }
  throw Error(
      ErrorCode::Unsupported,
      {STRATOSCOPE_TEXT("pixels in the transfer syntax %1 (%2) cannot be decoded"), {std::string(known->name), uid}},
      path.string());
}

} // namespace stratoscope::imaging
