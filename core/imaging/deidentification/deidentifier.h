#pragma once

#include "core/imaging/deidentification/cleaning_report.h"
#include "core/imaging/deidentification/pixel_region.h"
#include "core/imaging/deidentification/pixel_risk.h"
#include "core/imaging/deidentification/pseudonyms.h"
#include "core/imaging/deidentification/uncompressed_pixels.h"

#include <filesystem>

namespace stratoscope::imaging {

/// What became of one file.
struct DeidentifiedFile {
  std::string instance; ///< SOP Instance UID, the new one
  std::string patient;  ///< the new identifier
  CleaningReport report;
  PixelRisk risk;
  bool pixelsCleaned = false;
};

/// De-identifies DICOM files one by one, all by the same profile and pseudonyms.
class Deidentifier {
public:
  /// @param pseudonyms must outlive this. @param decompress is asked where something has to be blackened in compressed
  /// pixels; without it such a file is refused.
  Deidentifier(Profile profile, Pseudonyms& pseudonyms, std::vector<KnownRegion> regions, PixelSource decompress = {});

  /// Reads `source` and writes a de-identified copy to `target` in the source's transfer syntax (explicit little endian
  /// where pixels were blackened), with file meta information made anew and an empty preamble. Compressed pixels are
  /// copied byte for byte. `target` is written as it is named: whoever calls takes care of its being renamed whole.
  /// Throws Error: Unreadable (no DICOM object), Unsupported (a directory of files, an encapsulated document, text or
  /// overlays in the pixels that the profile does not clean), WriteFailed. No message holds a value of the file.
  [[nodiscard]] DeidentifiedFile deidentify(const std::filesystem::path& source, const std::filesystem::path& target);

private:
  [[nodiscard]] bool cleanPixels(DcmDataset& data, const PixelRisk& risk, const std::filesystem::path& source) const;
  void uncompress(DcmDataset& data, const std::filesystem::path& source) const;

  Profile profile_;
  Pseudonyms& pseudonyms_;
  std::vector<KnownRegion> regions_;
  PixelSource decompress_;
};

} // namespace stratoscope::imaging
