#include "core/imaging/deidentification/pixel_layout.h"

#include <algorithm>
#include <dcmtk/dcmdata/dctk.h>

namespace stratoscope::imaging {
namespace {

int unsignedShort(DcmItem& item, const DcmTagKey& tag, int otherwise) {
  Uint16 value = 0;
  return item.findAndGetUint16(tag, value).good() ? value : otherwise;
}

} // namespace

PixelLayout pixelLayout(DcmItem& data) {
  PixelLayout layout;
  Sint32 frames = 1;
  OFString photometric;
  data.findAndGetSint32(DCM_NumberOfFrames, frames);
  data.findAndGetOFString(DCM_PhotometricInterpretation, photometric);
  layout.rows = unsignedShort(data, DCM_Rows, 0);
  layout.columns = unsignedShort(data, DCM_Columns, 0);
  layout.frames = std::max<int>(frames, 1);
  layout.samples = unsignedShort(data, DCM_SamplesPerPixel, 1);
  layout.bits = unsignedShort(data, DCM_BitsAllocated, 0);
  layout.stored = std::clamp(unsignedShort(data, DCM_BitsStored, layout.bits), 1, std::max(layout.bits, 1));
  layout.planar = unsignedShort(data, DCM_PlanarConfiguration, 0) == 1;
  layout.photometric = std::string(photometric.data(), photometric.size());
  return layout;
}

bool hasWholePixels(const PixelLayout& layout) {
  return (layout.bits == 8 || layout.bits == 16 || layout.bits == 32) && !layout.photometric.ends_with("422") &&
         !layout.photometric.ends_with("420");
}

bool isHeldBy(const PixelLayout& layout, std::size_t bytes) {
  const auto frame =
      layout.plane() * static_cast<std::size_t>(layout.samples) * static_cast<std::size_t>(layout.bits) / 8;
  return frame > 0 && bytes / frame >= static_cast<std::size_t>(layout.frames);
}

} // namespace stratoscope::imaging
