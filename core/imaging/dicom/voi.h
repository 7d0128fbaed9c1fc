#pragma once

#include "core/imaging/dicom/header.h"
#include "core/imaging/dicom/pixels.h"

class DcmItem;

namespace stratoscope::imaging {

/// The windows of an item: each value of Window Center with its width and explanation, and the item's VOI LUT Function.
/// Null where there is none with a width. PS3.3, section C.11.2.1.2.
/// @param characterSet the file's Specific Character Set, all values.
[[nodiscard]] VoiOptions readWindows(DcmItem& item, const std::string& characterSet);

/// The VOI LUTs of a Frame VOI LUT item, then its windows; null where it has neither. PS3.3, section C.7.6.16.2.10b.
/// @param isSigned how the first value mapped of a table is meant.
[[nodiscard]] VoiOptions readFrameVoi(DcmItem& item, bool isSigned, const std::string& characterSet);

/// Gathers, slice by slice in their order, what a volume's files offer.
class VoiCollector {
public:
  explicit VoiCollector(Volume& volume) : volume_(volume) {}

  /// @param isTurned whether stored values were mirrored (MONOCHROME1): then what is offered is mirrored, too.
  void add(const DicomHeader& header, const StoredPixels& pixels, const DicomPlane& plane, bool isTurned);
  /// The first window and the first table of the middle slice are the volume's own. Nothing is kept where no slice
  /// offers anything.
  void finish();

private:
  int placeOf(std::vector<VoiOption> options);

  Volume& volume_;
  std::filesystem::path path_;    ///< the file that tables_ are of
  std::vector<VoiOption> tables_; ///< on top of its data set
};

} // namespace stratoscope::imaging
